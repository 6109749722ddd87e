package mypage.platform;

import java.time.Duration;
import java.util.List;

/** Keys and settings for tests that run without a container. */
public final class TestPlatform {

    private TestPlatform() {}

    public static Secrets secrets() {
        Secrets secrets = new Secrets();
        secrets.readKeys(List.of("k1 " + "A".repeat(43) + "="));
        return secrets;
    }

    public static Settings settings() {
        return new Settings() {
            @Override
            public Duration otpValidity() {
                return Duration.ofMinutes(30);
            }

            @Override
            public OtpLimits otpLimits() {
                return new OtpLimits(5, 100);
            }

            @Override
            public Duration trustValidity() {
                return Duration.ofDays(90);
            }
        };
    }
}
