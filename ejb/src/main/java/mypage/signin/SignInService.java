package mypage.signin;

import jakarta.ejb.Stateless;
import mypage.account.Service;
import mypage.audit.Client;

/** The way in: password first, then the mailed one-time password. */
@Stateless
public class SignInService {

    /** Checks ID and password; mails a one-time password when both are right (requirements 1 to 6). */
    public SignInStep begin(Service service, String email, String password, Client client) {
        throw new UnsupportedOperationException();
    }

    /** Where the attempt of this browser stands: {@code OtpRequired} while its code can be typed, else {@code StartOver}. */
    public SignInStep resume(Service service, String attemptToken) {
        throw new UnsupportedOperationException();
    }

    /** Checks a typed one-time password: SignedIn, MalformedCode, WrongCode or StartOver (requirements 9 to 14). */
    public SignInStep submitOtp(Service service, String attemptToken, String typedCode, Client client) {
        throw new UnsupportedOperationException();
    }
}
