package mypage.openid;

import java.util.Optional;
import mypage.account.Service;

/** What a sign-out came to that an application asked for. */
public sealed interface SignOutResult {

    /** @param location where the application wants its user next, if that is registered */
    record SignedOut(Service service, Optional<String> location) implements SignOutResult {}

    /** The application did not prove that it was entered in the session of this browser, which goes on. */
    record NotSignedOut() implements SignOutResult {}
}
