package mypage.it.admin.signin;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app with the secret that the enrolment page shows. */
record AuthenticatorApp(String secret) {

    private static final int STEP_SECONDS = 30;

    /** The code so many time steps from now; the server always accepts those of 0 and 1, each once. */
    String code(int steps) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(
                        new SecretKeySpec(new Base32().decode(secret.replace(" ", "")), "HmacSHA1"),
                        Instant.now().plusSeconds((long) STEP_SECONDS * steps));
    }
}
