package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.otp.OtpAuditKind;
import mypage.password.PasswordAuditKind;
import mypage.platform.NativeStatement;
import mypage.platform.RequestContext;
import mypage.platform.Slice;
import mypage.profile.FamilyFixture;
import mypage.reauthentication.ReauthenticationAuditKind;
import mypage.session.SessionAuditKind;
import mypage.session.SignedInUser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What owners see of the sign-ins to their account, and that they can disavow each. */
@Tag("C13")
class SignInRecordTest extends FamilyFixture {

    private static final Duration TOLD = Duration.ofDays(90);
    private static final RequestContext CHROME = browser("203.0.113.77", "(Windows NT 10.0) Chrome/130.0");
    private static final RequestContext STRANGER = browser("198.51.100.7", "(Windows NT 10.0) Chrome/130.0");
    private static final RequestContext PHONE = browser("2001:db8:1:2::7", "(iPhone) Version/17.0 Mobile/1 Safari/1");

    private final SignInRecordService records = container.get(SignInRecordService.class);
    private final RecoveryService recovery = container.get(RecoveryService.class);
    private final AuditTrail audit = container.get(AuditTrail.class);

    @Test
    void aRecordHasTimeOutcomeBrowserAndTheCoarseNetwork() {
        Instant first = happens(PasswordAuditKind.PASSWORD_REFUSED, PHONE);
        Instant second = happens(SessionAuditKind.SIGNED_IN, CHROME);
        happens(SessionAuditKind.SIGNED_OUT, CHROME);
        audit.record(SessionAuditKind.SIGNED_IN, Service.EMPLOYER, employer().id, CHROME);

        List<SignInRecord> rows = list(Optional.empty()).rows();

        assertEquals(
                List.of(
                        new SignInRecord(
                                rows.get(0).id(), second, SignInOutcome.SIGNED_IN, "Chrome（Windows）", "203.0.*.*", 1),
                        new SignInRecord(
                                rows.get(1).id(),
                                first,
                                SignInOutcome.PASSWORD_WRONG,
                                "Safari（iPhone）",
                                "2001:db8:*",
                                1)),
                rows);
    }

    /** Refusals that were summed up have one network or several, and no browser. */
    @Test
    void aSumSaysHowManyItStandsFor() {
        main.update(
                "insert into audit_event (id, occurred_at, kind, outcome, account_id, client_address, request_id)"
                        + " values (nextval('id_seq'), ?2, 'PASSWORD_REFUSED', 'FAILURE', ?1, null, 'x12')",
                main.id,
                java.sql.Timestamp.from(container.clock.instant()));

        SignInRecord sum = list(Optional.empty()).rows().get(0);

        assertEquals("12  ", sum.times() + " " + sum.browser() + " " + sum.network());
    }

    @Test
    void everyWrongOrWithheldCodeIsTold() {
        happens(OtpAuditKind.OTP_WRONG, CHROME);
        happens(OtpAuditKind.OTP_EXPIRED, CHROME);
        happens(OtpAuditKind.OTP_REFUSED, CHROME);
        happens(OtpAuditKind.OTP_WITHHELD, CHROME);

        assertEquals(List.of("CODE_WITHHELD", "CODE_WRONG", "CODE_WRONG", "CODE_WRONG"), outcomes());
    }

    @Test
    void aCodeThatItsBrowserNeverTypedIsTold() {
        for (AuditKind typed :
                List.of(SessionAuditKind.SIGNED_IN, OtpAuditKind.OTP_RIGHT, ReauthenticationAuditKind.CONFIRMED)) {
            happens(OtpAuditKind.OTP_ISSUED, CHROME);
            happens(typed, CHROME);
        }
        assertEquals(List.of("SIGNED_IN"), outcomes());

        happens(OtpAuditKind.OTP_ISSUED, PHONE);
        happens(SessionAuditKind.SIGNED_IN, CHROME);

        assertEquals(List.of("SIGNED_IN", "CODE_UNUSED", "SIGNED_IN"), outcomes());
    }

    /** The owner's own sign-in would hide an intruder who knows the password. */
    @Test
    void aBrowserOfTheSameFamilyElsewhereIsAnotherOne() {
        happens(OtpAuditKind.OTP_ISSUED, STRANGER);
        happens(SessionAuditKind.SIGNED_IN, CHROME);

        assertEquals(List.of("SIGNED_IN", "CODE_UNUSED"), outcomes());
    }

    @Test
    void recordsAreToldFor90Days() {
        happens(SessionAuditKind.SIGNED_IN, CHROME);
        container.clock.pass(TOLD.minus(SECOND));
        assertEquals(List.of("SIGNED_IN"), outcomes());
        container.clock.pass(SECOND);
        assertEquals(List.of(), outcomes());
    }

    @Test
    void eachPageContinuesThePreviousOne() {
        for (int i = 0; i < SignInRecordRepository.PAGE + 1; i++) {
            audit.record(SessionAuditKind.SIGNED_IN, Service.EMPLOYER, main.id, CHROME);
        }

        Slice<SignInRecord> first = list(Optional.empty());
        Slice<SignInRecord> second = list(first.next().map(Long::valueOf));

        assertEquals(SignInRecordRepository.PAGE, first.rows().size());
        assertEquals(Optional.empty(), second.next());
        List<Long> ids = new ArrayList<>();
        first.rows().forEach(row -> ids.add(row.id()));
        second.rows().forEach(row -> ids.add(row.id()));
        assertEquals(SignInRecordRepository.PAGE + 1, ids.stream().distinct().count());
    }

    @Test
    void theListWalksAlongTheIndexOfTheAccount() {
        List<?> plan = container.inTransaction(() -> {
            container
                    .entities()
                    .createNativeQuery("set local enable_seqscan = off")
                    .executeUpdate();
            return NativeStatement.of("explain " + SignInRecordRepository.PAGE_OF)
                    .in(container.entities())
                    .set("account", main.id)
                    .set("since", container.clock.instant().minus(TOLD))
                    .set("before", container.clock.instant())
                    .set("id", 7L)
                    .set("most", 21)
                    .results(String.class)
                    .toList();
        });
        String steps = plan.stream().map(String::valueOf).collect(Collectors.joining("\n"));
        // The partition of no month holds so little that any index will do.
        List<String> scans = steps.lines()
                .filter(line -> line.matches(".* on audit_event_\\d+_\\d+ a.*"))
                .toList();
        assertFalse(scans.isEmpty() || steps.contains("Seq Scan"), steps);
        assertTrue(
                scans.stream().allMatch(scan -> scan.matches(".* using \\w+_account(_id_occurred_at_idx)? on .*")),
                steps);
    }

    @Test
    void aDisavowalEndsAllAccessAndAllowsANewPassword() {
        happens(SessionAuditKind.SIGNED_IN, PHONE);
        String intruder = open(main);
        TestAccount accomplice = additionalTo(main);
        accomplice.update(
                "update account set created_at = ?2 where id = ?1",
                accomplice.id,
                java.sql.Timestamp.from(container.clock.instant()));
        var user = reauthenticated(main);
        long record = records.list(user, Optional.empty()).rows().stream()
                .filter(row -> row.browser().startsWith("Safari"))
                .mapToLong(SignInRecord::id)
                .findFirst()
                .orElseThrow();

        String permission = recovery.shutOut(user, record, main.context).orElseThrow();

        assertFalse(isOpen(main, intruder));
        assertTrue(accomplice.fresh().isSuspended());
        assertTrue(main.audited().contains("NOT_ME"));
        assertEquals(
                new PasswordByLinkResult.Changed(),
                recovery.choosePassword(
                        Service.EMPLOYER,
                        permission,
                        "あたらしい合言葉 battery staple",
                        true,
                        TestAccount.newBrowser(),
                        main.context));
    }

    /** Otherwise whoever got at an open session could choose a new password. */
    @Test
    void onlyWhoHasJustReauthenticatedMayDisavowARecordOfTheAccount() {
        happens(SessionAuditKind.SIGNED_IN, PHONE);
        long record = list(Optional.empty()).rows().get(0).id();
        var user = reauthenticated(main);
        container.clock.pass(REAUTHENTICATION);

        assertEquals(Optional.empty(), recovery.shutOut(signedIn(main), record, main.context));
        assertEquals(Optional.empty(), recovery.shutOut(user, record, main.context));
        assertEquals(Optional.empty(), recovery.shutOut(reauthenticated(employer()), record, main.context));

        assertFalse(main.audited().contains("NOT_ME"));
    }

    /** A stranger's typing would end the owner's sessions and suspend the additional accounts. */
    @Test
    void aWrongPasswordIsNothingToDisavow() {
        happens(PasswordAuditKind.PASSWORD_REFUSED, PHONE);
        long record = list(Optional.empty()).rows().get(0).id();

        assertEquals(Optional.empty(), recovery.shutOut(reauthenticated(main), record, main.context));

        assertFalse(main.audited().contains("NOT_ME"));
    }

    private Instant happens(AuditKind kind, RequestContext context) {
        container.clock.pass(SECOND);
        audit.record(kind, Service.EMPLOYER, main.id, context);
        return container.clock.instant();
    }

    private List<String> outcomes() {
        return list(Optional.empty()).rows().stream()
                .map(row -> row.outcome().name())
                .toList();
    }

    private Slice<SignInRecord> list(Optional<Long> before) {
        var signedInLongAgo = new SignedInUser(
                1, main.id, Service.EMPLOYER, main.email, false, Optional.empty(), Optional.empty(), false);
        return records.list(signedInLongAgo, before);
    }

    private static RequestContext browser(String address, String userAgent) {
        return new RequestContext(address, "test", "Mozilla/5.0 " + userAgent);
    }
}
