package mypage.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountAuditKind;
import mypage.account.Service;
import mypage.addressrequests.AddressRequestAuditKind;
import mypage.admin.announcements.AnnouncementAuditKind;
import mypage.admin.signin.StaffSignInAuditKind;
import mypage.admin.staff.StaffAuditKind;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.recovery.RecoveryAuditKind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Of what staff are alarmed, who has looked at it, and who is told by mail. */
@Tag("C26")
class AlarmTest extends AlertFixture {

    private static final String DESK = "desk@example.jp";
    private static final String DUTY = "duty@example.jp";
    private static final RequestContext CONTEXT = new RequestContext("192.0.2.1", "r", "");

    @Override
    TestContainer start() {
        return new TestContainer("mypage.alarm.mails=NOT_ME:" + DESK + ", ALL:" + DUTY);
    }

    private void event(AuditKind kind, long account) {
        container.get(AuditTrail.class).record(kind, Service.SEEKER, account, CONTEXT);
    }

    private List<AlarmKind> raised() {
        return attention.attention().stream()
                .flatMap(shown -> AlarmKind.of(shown.alert()).stream())
                .toList();
    }

    private Alarm only() {
        List<Alarm> all = attention.attention().stream()
                .flatMap(shown -> shown.alarm().stream())
                .toList();
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    @Test
    void someEventsAreAlarmsAndOthersNot() {
        event(AddressRequestAuditKind.REQUEST_OBJECTED, 7);
        event(AccountAuditKind.EMAIL_RESTORED, 7);
        event(RecoveryAuditKind.NOT_ME, 7);
        event(AnnouncementAuditKind.LAUNCH_CHANGED, 0);
        event(AccountAuditKind.PASSWORD_CHANGED, 7);
        container.get(AuditTrail.class).record(StaffSignInAuditKind.STAFF_CODE_REFUSED, 9L, CONTEXT);
        assertEquals(
                List.of(
                        AlarmKind.OBJECTION,
                        AlarmKind.ADDRESS_RESTORED,
                        AlarmKind.NOT_ME,
                        AlarmKind.LAUNCH_MOVED,
                        AlarmKind.STAFF_CODE),
                raised());
        assertEquals(9, attention.attention().get(4).alarm().orElseThrow().subject());
    }

    @Test
    void aDisavowalOfAnOwnerIsOne() {
        TestAccount account = new TestAccount(container);
        event(RecoveryAuditKind.NOT_ME, account.id);
        Alarm alarm = only();
        assertEquals(account.id, alarm.subject());
        assertEquals(Optional.of(Service.SEEKER), alarm.service());
    }

    @Test
    void theSameAgainIsCountedUntilAMemberHasLooked() {
        event(RecoveryAuditKind.NOT_ME, 7);
        container.clock.pass(Duration.ofHours(1));
        event(RecoveryAuditKind.NOT_ME, 7);
        Alarm alarm = only();
        assertEquals(2, alarm.times());
        assertEquals(NOW, alarm.firstAt());
        assertEquals(NOW.plusSeconds(3600), alarm.lastAt());

        RequestContext member = CONTEXT.actingAs(member());
        assertFalse(attention.see(alarm.id(), 1, member), "what the member saw before it happened again");
        assertTrue(attention.see(alarm.id(), 2, member));
        assertFalse(attention.see(alarm.id(), 2, member));
        assertEquals(Optional.of("looks"), only().seenBy());
        assertEquals(Optional.of(NOW.plusSeconds(3600)), only().seenAt());
        assertEquals(
                1, number("select count(*) from audit_event where kind = 'ALARM_SEEN' and target_id = ?1", alarm.id()));

        event(RecoveryAuditKind.NOT_ME, 7);
        assertEquals(List.of(false, true), seen());
        container.clock.pass(Duration.ofHours(24));
        assertEquals(List.of(false), seen());
    }

    private List<Boolean> seen() {
        return attention.attention().stream()
                .filter(shown -> shown.alert() instanceof Alert.Raised)
                .map(Attention::isSeen)
                .toList();
    }

    private long member() {
        update("insert into staff (id, email, name, created_at) values (nextval('id_seq'), nextval('id_seq') ||"
                + " '@example.jp', 'looks', now())");
        return number("select max(id) from staff where name = 'looks'");
    }

    @Test
    void aStateIsOneAlarmForAsLongAsItLasts() {
        overdue();
        assertEquals(Optional.empty(), attention.attention().get(0).alarm());
        look();
        long first = only().id();
        assertTrue(attention.see(first, 1, CONTEXT.actingAs(member())));
        container.clock.pass(Duration.ofMinutes(9));
        look();
        assertEquals(first, only().id());
        assertTrue(attention.attention().get(0).isSeen());

        container.clock.pass(Duration.ofMinutes(10));
        look();
        assertFalse(attention.attention().get(0).isSeen());
    }

    private void overdue() {
        queued(ago("PT5M"), "");
    }

    private void look() {
        rollUp();
        container.get(AlarmTransactions.class).look();
    }

    @Test
    void mailsEachKindToThoseWhomARuleNamesAndNobodyElse() {
        event(RecoveryAuditKind.NOT_ME, 7);
        event(RecoveryAuditKind.NOT_ME, 8);
        event(AddressRequestAuditKind.REQUEST_OBJECTED, 7);
        container.get(AlarmTransactions.class).look();
        assertEquals(
                List.of(DESK + " 至急：「心当たりがない」の申し出", DUTY + " 至急：「心当たりがない」の申し出", DUTY + " 至急：アドレス変更の申請への異議"),
                mails().sorted().toList());
        assertEquals(3, number("select count(*) from outbox_message where topic like 'alarm:%'"));
    }

    private Stream<String> mails() {
        return Stream.of(DESK, DUTY)
                .flatMap(address -> new TestAccount(container).mailsTo(address).stream())
                .map(mail -> mail.recipient() + " " + mail.subject().replace("【マイページ運用管理】", ""));
    }

    @Test
    void sendsOneMailAKindInAQuarterOfAnHour() {
        event(RecoveryAuditKind.NOT_ME, 7);
        minute();
        event(RecoveryAuditKind.NOT_ME, 8);
        event(AddressRequestAuditKind.REQUEST_OBJECTED, 7);
        minute();
        assertEquals(2, toDuty());
        for (int i = 0; i < 13; i++) {
            minute();
        }
        assertEquals(2, toDuty());
        minute();
        assertEquals(3, toDuty());
        for (int i = 0; i < 30; i++) {
            minute();
        }
        assertEquals(3, toDuty());
    }

    private void minute() {
        container.clock.pass(Duration.ofMinutes(1));
        container.get(AlarmTransactions.class).look();
    }

    private long toDuty() {
        return number("select count(*) from outbox_message where recipient = ?1 and topic ~ 'OBJECTION|NOT_ME'", DUTY);
    }

    /** Whoever causes it could look at it before the timer does. */
    @Test
    void anEventIsMailedThoughAMemberHasLookedAtIt() {
        event(RecoveryAuditKind.NOT_ME, 7);
        attention.see(only().id(), 1, CONTEXT.actingAs(member()));
        minute();
        assertEquals(1, toDuty());
        for (int i = 0; i < 16; i++) {
            minute();
        }
        assertEquals(1, toDuty());
    }

    @Test
    void aStateIsNewWhenItsCauseComesAgain() {
        command();
        minute();
        minute();
        Alarm first = commandUsed().alarm().orElseThrow();
        assertEquals(1, first.times());

        container.clock.pass(Duration.ofSeconds(10));
        command();
        minute();
        assertEquals(2, commandUsed().alarm().orElseThrow().times());
        assertFalse(attention.see(first.id(), 1, CONTEXT.actingAs(member())));
        assertTrue(attention.see(first.id(), 2, CONTEXT.actingAs(member())));
        minute();
        assertTrue(commandUsed().isSeen());

        command();
        minute();
        assertFalse(commandUsed().isSeen());
        minute();
        assertEquals(2, number("select count(*) from alarm where kind = 'COMMAND_USED'"));
    }

    private Attention commandUsed() {
        return attention.attention().stream()
                .filter(shown -> shown.alert() instanceof Alert.CommandUsed)
                .findFirst()
                .orElseThrow();
    }

    /** As the command for the first administrator is recorded. */
    private void command() {
        RequestContext shell = new RequestContext("-", "command", "");
        container.get(AuditTrail.class).record(StaffAuditKind.STAFF_INVITED, 9L, shell);
    }
}
