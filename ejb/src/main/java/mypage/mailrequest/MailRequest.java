package mypage.mailrequest;

import mypage.account.Service;
import mypage.platform.RequestContext;

/**
 * A request for a mail, made with nothing but an address. Whether there is an account is looked up later.
 *
 * @param email normalized
 */
public record MailRequest(Kind kind, Service service, String email, RequestContext context) {

    /** What is to be mailed. The names are stored. */
    public enum Kind {
        /** A device verification code. */
        DEVICE_CODE,
        /** A link to choose a password: a new one, or the first one of an invited owner. */
        PASSWORD_LINK,
        /** A link to open an account, or word that there is one. */
        OPENING
    }
}
