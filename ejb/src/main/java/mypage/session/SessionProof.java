package mypage.session;

import java.time.Instant;

/**
 * What an open session proves about its user to others than our own pages.
 *
 * @param sessionId the id of the session, no secret
 * @param accountId the id of the account
 * @param email the account's ID (メールアドレス)
 * @param additional whether a main account manages it
 * @param authenticatedAt when the user signed in or, if that was later, last proved both factors again
 * @param withCode whether a one-time password was typed for this session; false if the browser skipped it, if the
 *     service asked for none, and if that is not known any more
 */
public record SessionProof(
        long sessionId, long accountId, String email, boolean additional, Instant authenticatedAt, boolean withCode) {}
