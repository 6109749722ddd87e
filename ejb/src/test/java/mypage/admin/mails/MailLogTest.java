package mypage.admin.mails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.platform.RequestContext;
import mypage.platform.TooWideException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailLogTest {

    static final RequestContext STAFF = new RequestContext("192.0.2.1", "test", "").actingAs(9_100L);

    private final TestContainer container = new TestContainer();
    private final MailLogService log = container.get(MailLogService.class);
    private final String recipient = TestAccount.newAddress();

    private static MailFilter filter(MailState state, String recipient, Instant since, Instant until) {
        return new MailFilter(
                Optional.ofNullable(state),
                Optional.ofNullable(recipient),
                Optional.ofNullable(since),
                Optional.ofNullable(until));
    }

    private List<Long> ids(MailFilter filter) {
        return log.list(filter, 50, Optional.empty(), STAFF).rows().stream()
                .map(LoggedMail::id)
                .toList();
    }

    /** As with accounts: whoever looks at recipients leaves a trace. */
    @Test
    @Tag("C20")
    void looksAtRecipientsAreRecorded() {
        MailFixture mail = MailFixture.queued(container, recipient);
        long searched = audited("MAIL_SEARCHED");
        log.list(filter(MailState.QUEUED, null, null, null), 50, Optional.empty(), STAFF);
        assertEquals(searched, audited("MAIL_SEARCHED"));
        log.list(filter(null, recipient, null, null), 50, Optional.empty(), STAFF);
        assertEquals(searched + 1, audited("MAIL_SEARCHED"));

        long viewed = audited("MAIL_VIEWED");
        log.view(mail.id(), STAFF);
        log.view(-1, STAFF);
        assertEquals(viewed + 1, audited("MAIL_VIEWED"));
    }

    private long audited(String kind) {
        return container.inTransaction(() -> ((Number) container
                        .entities()
                        .createNativeQuery("select count(*) from audit_event where kind = ?1 and staff_id = ?2")
                        .setParameter(1, kind)
                        .setParameter(2, STAFF.staffId())
                        .getSingleResult())
                .longValue());
    }

    @Test
    void listsMailsNewestFirstInPages() {
        List<Long> queued = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            queued.add(0, MailFixture.queued(container, recipient).id());
            // Some have the same time.
            container.clock.pass(Duration.ofMillis(i % 3));
        }
        List<Long> read = new ArrayList<>();
        MailFilter filter = filter(null, recipient, null, null);
        Optional<String> next = Optional.of("");
        for (int pages = 0; next.isPresent(); pages++) {
            var slice = log.list(filter, 50, next, STAFF);
            slice.rows().forEach(mail -> read.add(mail.id()));
            next = slice.next();
            assertTrue(pages < 3);
        }
        assertEquals(queued, read);
    }

    @Test
    void acceptsAnyPositionFromTheQueryString() {
        MailFixture mail = MailFixture.queued(container, recipient);
        for (String key : List.of("", "_", "x", "+1000000000-12-31T23:59:59Z_1", "2025-01-06T00:00:00Z", "-1_-1")) {
            assertEquals(
                    List.of(mail.id()),
                    log.list(filter(null, recipient, null, null), 50, Optional.of(key), STAFF).rows().stream()
                            .map(LoggedMail::id)
                            .toList(),
                    key);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsMailsByState(MailState state) {
        container.clock.pass(Duration.ofDays(1 + state.ordinal()));
        Instant at = container.clock.instant();
        MailFixture waiting = MailFixture.queued(container, recipient);
        MailFixture failing = MailFixture.queued(container, recipient).failing();
        MailFixture ended = MailFixture.queued(container, recipient)
                .with(
                        switch (state) {
                            case FAILING -> "state = 'SENT'";
                            case DELAYED -> "state = 'SENT', bounced_at = now(), bounce = 'DELAYED'";
                            case UNDELIVERED -> "state = 'SENT', bounced_at = now(), bounce = 'FAILED'";
                            default -> "state = '" + state + "'";
                        });
        List<Long> expected = switch (state) {
            case QUEUED -> List.of(ended.id(), failing.id(), waiting.id());
            case FAILING -> List.of(failing.id());
            default -> List.of(ended.id());
        };

        assertEquals(expected, ids(filter(state, recipient, null, null)));
        assertEquals(expected, ids(filter(state, null, at, at.plusMillis(1))));
        if (state != MailState.FAILING) {
            assertEquals(state, log.view(ended.id(), STAFF).orElseThrow().state());
        }
    }

    @Test
    void findsARecipientInAnyCase() {
        MailFixture mail = MailFixture.queued(container, "Taro." + recipient);
        assertEquals(List.of(mail.id()), ids(filter(null, ("tARO." + recipient).toUpperCase(Locale.ROOT), null, null)));
        assertEquals(List.of(), ids(filter(null, "x" + recipient, null, null)));
    }

    @Test
    void findsRecipientsByTheirBeginning() {
        MailFixture mail = MailFixture.queued(container, "50%_!-" + recipient);
        for (MailState state : new MailState[] {null, MailState.QUEUED}) {
            assertEquals(List.of(mail.id()), ids(filter(state, "50%_!-" + recipient.substring(0, 8), null, null)));
        }
        assertEquals(List.of(), ids(filter(MailState.SENT, "50%_!-" + recipient.substring(0, 8), null, null)));
        assertEquals(List.of(), ids(filter(null, "%" + recipient.substring(0, 8), null, null)));
        assertTrue(filter(null, "50%", null, null).isAnswerable());
        assertFalse(filter(null, "５０ ", null, null).isAnswerable());
    }

    /** An address that is cut off in its domain may be one too. */
    @Test
    void findsRecipientsByABeginningThatCouldBeAnAddress() {
        MailFixture mail = MailFixture.queued(container, recipient + "x");
        for (MailState state : new MailState[] {null, MailState.QUEUED}) {
            assertEquals(List.of(mail.id()), ids(filter(state, recipient, null, null)));
        }
        MailFixture whole = MailFixture.queued(container, recipient);
        assertEquals(List.of(whole.id()), ids(filter(null, recipient, null, null)));
    }

    @Test
    @Tag("C23")
    void aSearchThatTakesTooLongIsCancelled() {
        LoggedMailRepository mails = container.get(LoggedMailRepository.class);
        MailFilter filter = filter(null, recipient.substring(0, 8), null, null);
        TestContainer other = new TestContainer();
        assertThrows(
                TooWideException.class,
                () -> other.asOwner(() -> {
                    other.entities()
                            .createNativeQuery("lock table outbox_message")
                            .executeUpdate();
                    return container.inTransaction(() -> mails.list(
                            filter, MailPosition.FIRST.queuedAt(), MailPosition.END, 50, Duration.ofMillis(50)));
                }));
    }

    @Test
    void findsMailsByTime() {
        Instant at = MailFixture.queued(container, recipient)
                .failing()
                .container()
                .clock
                .instant();
        for (MailState state : new MailState[] {null, MailState.QUEUED, MailState.FAILING}) {
            assertEquals(1, ids(filter(state, recipient, at, at.plusMillis(1))).size());
            assertEquals(List.of(), ids(filter(state, recipient, at.plusMillis(1), null)));
            assertEquals(List.of(), ids(filter(state, recipient, null, at)));
        }
    }

    @Test
    void showsTheNextAttemptAndTheEndOnlyIfTheyExist() {
        MailFixture mail = MailFixture.queued(container).failing();
        LoggedMail failing = log.view(mail.id(), STAFF).orElseThrow();
        assertEquals(Optional.of(mail.nextTryAt()), failing.nextTryAt());
        assertEquals(Optional.of("450 4.2.0 later"), failing.lastAnswer());
        assertEquals("otp", failing.topic());
        mail.with("state = 'EXPIRED', body = null, finished_at = now()");
        LoggedMail ended = log.view(mail.id(), STAFF).orElseThrow();
        assertTrue(ended.nextTryAt().isEmpty() && ended.finishedAt().isPresent());
    }

    @Test
    void showsNoNextAttemptPastTheDeadline() {
        MailFixture mail = MailFixture.queued(container).failing().with("next_try_at = not_after");
        LoggedMail failing = log.view(mail.id(), STAFF).orElseThrow();
        assertEquals(MailState.FAILING, failing.state());
        assertTrue(failing.nextTryAt().isEmpty());
    }

    @Test
    void showsNoBody() {
        assertFalse(Stream.of(LoggedMail.class.getDeclaredFields())
                .anyMatch(field ->
                        field.getType() == byte[].class || field.getName().contains("body")));
        MailPlans.QUERIES.forEach(
                name -> assertFalse(new MailPlans(container).sql(name).contains("body"), name));
    }
}
