package mypage.session;

import java.time.Instant;
import java.util.Optional;
import mypage.account.Service;

/**
 * The user of one open session, as pages need it.
 *
 * @param sessionId the id of the session, no secret
 * @param accountId the id of the account
 * @param service the service the account belongs to
 * @param email the account's ID (メールアドレス)
 * @param additional whether a main account manages it (requirements 56 to 60)
 * @param previousSignIn when the account was last signed in to before this session, in any browser
 * @param undeliveredAt since when mails to that address come back; empty if none did
 * @param recentlyAuthenticated whether the user proved both factors in the last few minutes, by signing in or again
 */
public record SignedInUser(
        long sessionId,
        long accountId,
        Service service,
        String email,
        boolean additional,
        Optional<Instant> previousSignIn,
        Optional<Instant> undeliveredAt,
        boolean recentlyAuthenticated) {}
