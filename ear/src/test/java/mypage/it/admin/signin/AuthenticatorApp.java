package mypage.it.admin.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app, given the secret as it stands on the page. */
public record AuthenticatorApp(String secret) {

    private static final int STEP_SECONDS = 30;

    /** What it shows so many steps from now; those of 0 and 1 are taken however close the next step is, each once. */
    public String code(int steps) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "HmacSHA1"),
                        Instant.now().plusSeconds((long) STEP_SECONDS * steps));
    }
}
