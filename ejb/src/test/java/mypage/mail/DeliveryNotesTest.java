package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import mypage.mail.ScriptedSmtp.Fault;
import mypage.mail.ScriptedSmtp.Phase;
import mypage.platform.NodeStopping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database goes away between the reply of the mail server and our note of it. */
@Tag("C27")
class DeliveryNotesTest {

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final SmtpFixture mails = new SmtpFixture(server, SmtpSettings.Tls.NONE);
    private final AtomicReference<RuntimeException> away = new AtomicReference<>();
    private final DeliveryNotes notes;

    DeliveryNotesTest() throws IOException {
        var rows = new OutboxMessageRepository() {
            @Override
            public void noteSent(OutboxMessage message, Instant now) {
                fail();
                super.noteSent(message, now);
            }

            @Override
            public void noteFailure(OutboxMessage message, String error, Instant nextTry) {
                fail();
                super.noteFailure(message, error, nextTry);
            }

            private void fail() {
                if (away.get() != null) {
                    throw away.get();
                }
            }
        };
        rows.entities = mails.container.entities();
        mails.container.with(OutboxMessageRepository.class, rows);
        mails.container.get(Outbox.class).messages = rows;
        notes = mails.container.get(DeliveryNotes.class);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private long sentWhileAway(RuntimeException failure) {
        long id = mails.queue("taro@example.jp", "件名");
        away.set(failure);
        assertThrows(RuntimeException.class, () -> mails.delivers(id));
        assertEquals(1, server.mails.size());
        assertEquals("QUEUED", mails.state(id));
        return id;
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, IllegalArgumentException.class})
    void aMailIsNotedAsSentOnceTheDatabaseIsBackAndNotSentAgain(Class<RuntimeException> kind) throws Exception {
        long id = sentWhileAway(kind.getConstructor(String.class).newInstance("no connection"));
        notes.writeAgain();
        assertEquals("QUEUED", mails.state(id));

        away.set(null);
        notes.writeAgain();

        assertEquals("SENT", mails.state(id));
        assertEquals(0, notes.unwritten());
        assertEquals("SENT", mails.ends(id));
        assertEquals(1, server.mails.size());
    }

    @Test
    void aFailureIsNotedToo() {
        long id = mails.queue("taro@example.jp", "件名");
        server.failsOnce(Phase.MAIL, Fault.TEMPORARY);
        away.set(new IllegalStateException("no connection"));
        assertThrows(RuntimeException.class, () -> mails.delivers(id));

        away.set(null);
        notes.writeAgain();

        assertEquals("SENT", mails.ends(id));
        assertEquals(1, server.mails.size());
    }

    @Test
    void aNodeThatStopsWritesItsNotes() {
        long id = sentWhileAway(new IllegalStateException("no connection"));
        away.set(null);
        mails.delivery.finish(new NodeStopping(Duration.ofSeconds(1)));
        assertEquals("SENT", mails.state(id));
    }

    @Test
    void aNoteIsDroppedOnceAnotherNodeMayHaveTheMail() {
        sentWhileAway(new IllegalStateException("no connection"));
        mails.container.clock.pass(mails.container.get(SmtpSettings.class).longestTransfer());
        notes.writeAgain();
        assertEquals(0, notes.unwritten());
    }
}
