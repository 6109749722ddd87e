package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.device.DeviceVerificationService;
import mypage.otp.OtpAuditKind;
import mypage.password.PasswordAuditKind;
import mypage.platform.RequestContext;
import mypage.signin.SignInService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What anybody can cause without limit is summed up. */
@Tag("C26")
class AuditSumsTest {

    private static final int FLOOD = 1_000;

    private final TestContainer container = new TestContainer("mypage.password.tries.id=1/PT10H");
    private final AuditSums sums = container.get(AuditSums.class);
    private final AuditSumTimer timer = container.get(AuditSumTimer.class);
    private final SignInService signIn = container.get(SignInService.class);
    private final TestAccount account = new TestAccount(container);
    private final String ours = account.context.address();
    private final String network = account.context.network();

    private List<?> rows() {
        return account.rows("""
                select concat_ws(' ', kind, case when account_id is not null then 'owner' end, client_address, request_id)
                from audit_event where client_address in (?1, ?2) order by id""", ours, network);
    }

    @Test
    void aThousandCodesWithInventedCookiesLeaveOneRow() {
        for (int i = 0; i < FLOOD; i++) {
            signIn.submitOtp(Service.SEEKER, "invented" + i, "123456", false, account.context);
        }
        timer.write();
        timer.write();
        assertEquals(List.of("OTP_REFUSED " + network + " x1000"), rows());
    }

    @Test
    void refusalsOfAnAccountKeepTheAccount() {
        for (int i = 0; i < FLOOD; i++) {
            signIn.begin(Service.SEEKER, account.email, "wrong", TestAccount.newBrowser(), account.context);
        }
        timer.write();
        assertEquals(
                List.of(
                        "PASSWORD_REFUSED owner " + ours + " " + account.context.requestId(),
                        "PASSWORD_DELAYED owner " + network + " x999"),
                rows());
    }

    @Test
    void wrongDeviceCodesAreSummedUp() {
        DeviceVerificationService devices = container.get(DeviceVerificationService.class);
        for (int i = 0; i < FLOOD; i++) {
            devices.use(Service.SEEKER, account.email, "1", TestAccount.newBrowser(), account.context);
            devices.use(Service.SEEKER, "nobody@example.jp", "1", TestAccount.newBrowser(), account.context);
        }
        timer.write();
        assertEquals(2, rows().size(), () -> rows().toString());
    }

    @Test
    void aSingleRefusalIsAnEventAsAnyOther() {
        sums.count(PasswordAuditKind.PASSWORD_DELAYED, Service.SEEKER, account.id, account.context);
        container.clock.pass(Duration.ofSeconds(40));
        timer.write();
        assertEquals(List.of("PASSWORD_DELAYED owner " + ours + " " + account.context.requestId()), rows());
        assertEquals(40, account.number("""
                select cast(extract(epoch from cast(?1 as timestamptz) - max(occurred_at)) as bigint)
                from audit_event where account_id = ?2""", container.clock.instant().toString(), account.id));
    }

    @Test
    void theFirstOfWhatOneBrowserRepeatsIsRecordedAtOnce() {
        AuditTrail audit = container.get(AuditTrail.class);
        for (int i = 0; i < FLOOD; i++) {
            audit.recordOften(OtpAuditKind.OTP_REFUSED, Service.SEEKER, account.id, account.context);
        }
        assertEquals(1, rows().size());
        timer.write();
        assertEquals("OTP_REFUSED owner " + network + " x999", rows().get(1));
        audit.recordOften(OtpAuditKind.OTP_REFUSED, Service.SEEKER, account.id, account.context);
        assertEquals(3, rows().size(), "a new minute");
    }

    @Test
    void aFloodFromManyNetworksWritesFewRowsAndLosesNoCount() {
        sums.count(OtpAuditKind.OTP_REFUSED, Service.EMPLOYER, null, account.context);
        sums.count(OtpAuditKind.OTP_REFUSED, Service.EMPLOYER, null, account.context);
        for (int i = 0; i < 30_000; i++) {
            sums.count(
                    OtpAuditKind.OTP_REFUSED,
                    Service.EMPLOYER,
                    null,
                    new RequestContext("2001:db8:%x:%x::1".formatted(i / 1000, i % 1000), "it", ""));
        }
        List<AuditEvent> events = sums.take();
        assertTrue(events.size() <= AuditSums.MOST_WRITTEN + 1, () -> "rows: " + events.size());
        assertEquals(30_002, requests(events));
        assertTrue(
                events.stream().anyMatch(event -> event.summary().contains("client=" + network + " request=x2")),
                "the largest keep their network");
    }

    @Test
    @Tag("C19")
    void theSumIsExactWhenThreadsCountWhileSumsAreTaken() throws Exception {
        int threads = 8;
        int each = 20_000;
        CountDownLatch start = new CountDownLatch(1);
        var executor = Executors.newFixedThreadPool(threads);
        Callable<Void> counting = () -> {
            start.await();
            for (int i = 0; i < each; i++) {
                sums.count(OtpAuditKind.OTP_REFUSED, Service.SEEKER, i % 3L, account.context);
            }
            return null;
        };
        var counters = IntStream.range(0, threads)
                .mapToObj(i -> executor.submit(counting))
                .toList();
        start.countDown();
        List<AuditEvent> taken = new ArrayList<>();
        while (counters.stream().anyMatch(counter -> !counter.isDone())) {
            taken.addAll(sums.take());
        }
        for (var counter : counters) {
            counter.get();
        }
        executor.shutdown();
        taken.addAll(sums.take());
        assertEquals((long) threads * each, requests(taken));
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenAMinuteLater() {
        List<Integer> tries = new ArrayList<>();
        TestContainer failing = new TestContainer();
        AuditTrail real = failing.get(AuditTrail.class);
        failing.with(AuditTrail.class, new AuditTrail() {
            @Override
            public void recordAll(List<AuditEvent> events) {
                tries.add(events.size());
                failing.inTransaction(() -> {
                    real.recordAll(events);
                    if (tries.size() == 1) {
                        throw new IllegalStateException("out of reach");
                    }
                    return null;
                });
            }
        });
        AuditSums counted = failing.get(AuditSums.class);
        counted.count(OtpAuditKind.OTP_REFUSED, Service.SEEKER, account.id, account.context);
        failing.get(AuditSumTimer.class).write();
        assertEquals(List.of(), rows());
        counted.count(OtpAuditKind.OTP_REFUSED, Service.EMPLOYER, account.id, account.context);
        failing.get(AuditSumTimer.class).write();
        assertEquals(2, rows().size());
        assertEquals(List.of(1, 2), tries);
    }

    private static long requests(List<AuditEvent> events) {
        return events.stream()
                .map(event -> event.summary().replaceFirst(".* request=(\\S+).*", "$1"))
                .mapToLong(request -> AuditEvent.requests(request).orElse(1))
                .sum();
    }
}
