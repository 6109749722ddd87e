package mypage.platform;

/**
 * How often something may be done at once, and then again in time; what each is for stands with its default.
 *
 * @param otpMails one-time passwords mailed to one account
 * @param networkTries wrong passwords from one network, whatever the ID
 * @param idTries wrong passwords for one ID from browsers that its account does not know
 * @param browserTries wrong passwords for one account from one browser that it knows
 * @param passMails numbers mailed to one account that make a browser known
 * @param linkMails links mailed to one account because somebody who is not signed in asked for them
 * @param linkMailsNetwork links that were asked for from one network
 * @param invitations additional accounts that one main account invites
 * @param addressMails codes mailed to prove a new address, for one account
 */
public record RateLimitSettings(
        Rate otpMails,
        Rate networkTries,
        Rate idTries,
        Rate browserTries,
        Rate passMails,
        Rate linkMails,
        Rate linkMailsNetwork,
        Rate invitations,
        Rate addressMails) {

    static RateLimitSettings read(SettingReader read) {
        return new RateLimitSettings(
                read.rate("mypage.otp.mails"),
                read.rate("mypage.password.tries.network"),
                read.rate("mypage.password.tries.id"),
                read.rate("mypage.password.tries.browser"),
                read.rate("mypage.pass.mails"),
                read.rate("mypage.link.mails"),
                read.rate("mypage.link.mails.network"),
                read.rate("mypage.invitations"),
                read.rate("mypage.address.mails"));
    }
}
