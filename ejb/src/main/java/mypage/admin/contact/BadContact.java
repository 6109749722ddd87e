package mypage.admin.contact;

/**
 * A line that is no contact.
 *
 * @param line its number in the file, from 1
 */
public record BadContact(int line, Reason reason) {

    /** Why. */
    public enum Reason {
        UNKNOWN_SERVICE,
        UNKNOWN_LANGUAGE,
        UNKNOWN_PREFECTURE,
        NO_NAME,
        NO_ADDRESS,
        /** Not digits with hyphens, from 10 to 11 of them after a zero. */
        BAD_TELEPHONE,
        TOO_LONG,
        CONTROL_CHARACTER
    }
}
