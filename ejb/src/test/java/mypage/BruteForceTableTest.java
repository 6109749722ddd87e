package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import mypage.admin.staff.RecoveryCode;
import mypage.demo.Folders;
import mypage.otp.OtpCode;
import mypage.platform.DefaultSettings;
import mypage.platform.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Recomputes from the settings and the code what docs/security.md says about guessing: at most how many guesses are
 * judged in a year, and how likely one of them is right. The chance is the sum over all guesses, which is never less
 * than the exact one.
 */
@Tag("C1")
@Tag("C5")
class BruteForceTableTest {

    private static final Duration YEAR = Duration.ofDays(365);

    /** What nothing but the speed of the servers limits: more than all nodes answer. */
    private static final long UNLIMITED = 1_000 * YEAR.toSeconds();

    private static final BigDecimal A_THOUSANDTH = new BigDecimal("0.001");

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    /** A guess meets one of {@code right} values among {@code all}. */
    private record Path(long guesses, long right, BigDecimal all) {

        BigDecimal chance() {
            return BigDecimal.valueOf(guesses)
                    .multiply(BigDecimal.valueOf(right))
                    .divide(all, MathContext.DECIMAL64);
        }

        String row(String name) {
            BigDecimal percent = chance().movePointRight(2);
            String shown = percent.compareTo(new BigDecimal("0.0001")) < 0
                    ? "less than 0.0001 %"
                    : percent.setScale(4, RoundingMode.UP) + " %";
            return name + ": %,d; %,d; %s".formatted(guesses, right, shown);
        }
    }

    @Test
    void theTableOfTheSecurityPageIsRight() throws Exception {
        String page = Files.readString(Folders.project().resolve("docs/security.md"));
        String table = page.substring(page.indexOf("### Guessing"));
        Map<String, String> shown = new LinkedHashMap<>();
        ROW.matcher(table.substring(0, table.indexOf("\n## ")))
                .results()
                .skip(1)
                .forEach(row -> shown.put(
                        row.group(1), row.group(1) + ": " + row.group(2) + "; " + row.group(3) + "; " + row.group(4)));

        Map<String, String> computed = new LinkedHashMap<>();
        paths().forEach((name, path) -> computed.put(name, path.row(name)));

        assertEquals(String.join("\n", computed.values()), String.join("\n", shown.values()));
    }

    @Test
    void nobodyGuessesWithAChanceOfMoreThanAThousandthInAYear() throws Exception {
        paths().forEach((name, path) ->
                assertTrue(path.chance().compareTo(A_THOUSANDTH) <= 0, () -> name + " " + path.chance()));
    }

    private static Map<String, Path> paths() throws Exception {
        Rate otp = rate("mypage.otp.guesses");
        Rate staff = rate("mypage.staff.guesses");
        long drift = constant("mypage.admin.signin.Totp", "DRIFT");
        Map<String, Path> paths = new LinkedHashMap<>();
        paths.put("one-time password at the sign-in", new Path(inAnyPeriod(otp), 1, digits(OtpCode.DIGITS)));
        paths.put("one-time password at the reauthentication", new Path(inAnyPeriod(otp), 1, digits(OtpCode.DIGITS)));
        paths.put("code mailed to a new address", new Path(fromBucket(otp), 1, digits(OtpCode.DIGITS)));
        paths.put(
                "device verification code",
                new Path(
                        UNLIMITED,
                        validAtOnce(rate("mypage.pass.mails"), "mypage.pass.validity"),
                        digits(constant("mypage.device.DeviceVerificationCode", "DIGITS"))));
        paths.put(
                "code of the authenticator app of staff",
                new Path(inAnyPeriod(staff), 2 * drift + 1, digits(constant("mypage.admin.signin.Totp", "DIGITS"))));
        paths.put(
                "recovery code of staff",
                new Path(
                        inAnyPeriod(staff),
                        constant("mypage.admin.signin.StaffFactors", "RECOVERY_CODES"),
                        digits(RecoveryCode.DIGITS)));
        paths.put("token in a mailed link", new Path(UNLIMITED, 1_000_000_000, BigDecimal.TWO.pow(256)));
        return paths;
    }

    /** If each period is used up at its very beginning. */
    private static long inAnyPeriod(Rate rate) {
        return rate.count() * (YEAR.dividedBy(rate.period()) + 1);
    }

    /** A full bucket, and what flows into it. */
    private static long fromBucket(Rate rate) {
        return rate.count() + YEAR.dividedBy(rate.interval());
    }

    private static long validAtOnce(Rate mails, String validity) {
        return mails.count() + Duration.parse(setting(validity)).dividedBy(mails.interval());
    }

    private static BigDecimal digits(int digits) {
        return BigDecimal.TEN.pow(digits);
    }

    private static int constant(String type, String name) throws ReflectiveOperationException {
        Field field = Class.forName(type).getDeclaredField(name);
        field.setAccessible(true);
        return field.getInt(null);
    }

    private static Rate rate(String key) {
        String[] parts = setting(key).split("/");
        return new Rate(Integer.parseInt(parts[0]), Duration.parse(parts[1]));
    }

    private static String setting(String key) {
        return DefaultSettings.value(key);
    }
}
