package mypage.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import mypage.platform.LabelledCounter;
import mypage.platform.MetricSource;
import mypage.platform.MetricText;

/** What became of the mails that this node tried to send. Thread-safe. */
@ApplicationScoped
class DeliveryMetrics implements MetricSource {

    private final LabelledCounter tries = new LabelledCounter();

    @Inject
    DeliveryNotes notes;

    /** @param result {@code sent}, {@code failed} (tried again), {@code refused} (given up) or {@code unknown} */
    void count(String result) {
        tries.add(1, result);
    }

    @Override
    public void writeTo(MetricText text) {
        text.counter("mypage_mail_tries_total", "Tries of this node to send a mail, by result")
                .values(List.of("result"), tries.counts());
        text.gauge("mypage_mail_notes_unwritten", "Results that the database could not be told yet")
                .value(notes.unwritten());
    }
}
