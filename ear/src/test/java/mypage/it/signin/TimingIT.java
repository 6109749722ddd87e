package mypage.it.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import mypage.it.AccountFixture;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.recovery.PasswordLinkVisitor;
import mypage.password.LegacyPasswordTimer;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Response times must not reveal whether an account exists. Takes 200 samples for each kind of ID, in random order and
 * each with a different ID, and compares them by the two-sided Mann-Whitney U test. With equal distributions one of the
 * four comparisons fails about once in 2,500 runs; a difference of a millisecond fails nearly always.
 */
@ArquillianTest
@RunAsClient
class TimingIT {

    private static final int SAMPLES = 200;
    private static final int WARM_UP = 10;
    private static final Duration UNTIL_THE_NODE_KNOWS = LegacyPasswordTimer.BETWEEN_LOOKS.plusSeconds(2);
    private static final double SIGNIFICANCE = 0.0001;

    private enum Case {
        UNKNOWN,
        KNOWN,
        LOCKED,
        /** With a password of another system, whose check takes longer than ours. */
        LEGACY;

        private static final String BCRYPT =
                "legacy:bcrypt-10:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dQ:L2VPYWhzMnp4" + "UUdhb0hmam9xUHZXUVBWV3doLkhaZQ";

        String newId() throws Exception {
            if (this == UNKNOWN) {
                return "person-" + UUID.randomUUID() + "@example.jp";
            }
            var email = "person-" + UUID.randomUUID() + "@example.jp";
            var account = AccountFixture.create(TestBed.database(), Site.EMPLOYER, email);
            if (this == LOCKED) {
                Sql.update("update account set locked_at = now() where id = ?", account.id());
            }
            if (this == LEGACY) {
                Sql.update("update account set password_hash = ? where id = ?", BCRYPT, account.id());
            }
            return email;
        }
    }

    private record Sample(Case kind, String id) {}

    @Test
    @Tag("C8")
    void everyIdIsRejectedInTheSameTime() throws Exception {
        var form = TestBed.visitor()
                .get(Site.EMPLOYER.login())
                .form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.PASSWORD, "違う");
        Sql.update("insert into legacy_function values ('bcrypt-10')");
        try {
            Thread.sleep(UNTIL_THE_NODE_KNOWS);
            assertSameTimes("sign-in", form, 200);
        } finally {
            Sql.update("delete from legacy_function");
        }
    }

    @Test
    @Tag("C8")
    void everyRequestForALinkIsAnsweredInTheSameTime() throws Exception {
        var form = TestBed.visitor()
                .get(Site.EMPLOYER.path + PasswordLinkVisitor.FORGOT)
                .form(PasswordLinkVisitor.ASK_RESET);
        assertSameTimes("link", form, 302);
    }

    private static void assertSameTimes(String name, HtmlForm form, int status) throws Exception {
        List<Sample> samples = new ArrayList<>();
        for (Case kind : Case.values()) {
            for (int i = 0; i < SAMPLES + WARM_UP; i++) {
                samples.add(new Sample(kind, kind.newId()));
            }
        }
        Collections.shuffle(samples, new Random(4));
        Map<Case, List<Double>> times = new EnumMap<>(Case.class);
        for (Sample sample : samples) {
            times.computeIfAbsent(sample.kind, kind -> new ArrayList<>())
                    .add(millis(form.type(HttpVisitor.ID, sample.id), status));
        }

        String report = report(times);
        Files.writeString(Path.of("target/timing-" + name + ".txt"), report);
        assertTrue(p(times, Case.UNKNOWN, Case.KNOWN) > SIGNIFICANCE, report);
        assertTrue(p(times, Case.UNKNOWN, Case.LOCKED) > SIGNIFICANCE, report);
        assertTrue(p(times, Case.KNOWN, Case.LOCKED) > SIGNIFICANCE, report);
        assertTrue(p(times, Case.UNKNOWN, Case.LEGACY) > SIGNIFICANCE, report);
    }

    /** The milliseconds of one request from an unknown device. */
    private static double millis(HtmlForm form, int status) throws Exception {
        var visitor = TestBed.visitor();
        long start = System.nanoTime();
        visitor.submit(form);
        double millis = (System.nanoTime() - start) / 1e6;
        assertEquals(status, visitor.status());
        return millis;
    }

    private static String report(Map<Case, List<Double>> times) {
        var lines = new StringBuilder();
        for (Case kind : Case.values()) {
            var percentile = new Percentile();
            percentile.setData(values(times, kind));
            lines.append("%s: %d samples, p25 %.2f, p50 %.2f, p75 %.2f ms%n"
                    .formatted(
                            kind,
                            values(times, kind).length,
                            percentile.evaluate(25),
                            percentile.evaluate(50),
                            percentile.evaluate(75)));
        }
        return lines.append(
                        ("Mann-Whitney U, two-sided: unknown/known p=%.3f, unknown/locked p=%.3f, known/locked p=%.3f,"
                                        + " unknown/legacy p=%.3f%n")
                                .formatted(
                                        p(times, Case.UNKNOWN, Case.KNOWN),
                                        p(times, Case.UNKNOWN, Case.LOCKED),
                                        p(times, Case.KNOWN, Case.LOCKED),
                                        p(times, Case.UNKNOWN, Case.LEGACY)))
                .toString();
    }

    private static double p(Map<Case, List<Double>> times, Case one, Case other) {
        return new MannWhitneyUTest().mannWhitneyUTest(values(times, one), values(times, other));
    }

    private static double[] values(Map<Case, List<Double>> times, Case kind) {
        return times.get(kind).stream()
                .skip(WARM_UP)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
