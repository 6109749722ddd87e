package mypage.recovery;

import java.time.Instant;

/**
 * An attempt to sign in to an account, or several alike, as its owner sees it.
 *
 * @param id the number of the audit event, no secret
 * @param browser the name of the browser; empty when unknown
 * @param network the part of the address that several thousand subscribers share; empty when unknown, or for several
 *     networks
 * @param times how many attempts it stands for
 */
public record SignInRecord(long id, Instant at, SignInOutcome outcome, String browser, String network, long times) {

    /** Nobody got anywhere with a wrong password. Whoever knows the address can try one, so there is nothing to end. */
    public boolean isDisavowable() {
        return outcome != SignInOutcome.PASSWORD_WRONG;
    }
}
