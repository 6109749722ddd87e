package mypage.admin.imports;

/**
 * A line that led or leads to no invitation.
 *
 * @param line its number in the file
 * @param reason why
 * @param firstLine the earlier line that says the same; null when that is not the reason
 * @param service as typed, or its name
 * @param email as typed, or as accounts keep it
 */
public record BadLine(int line, Reason reason, Integer firstLine, String service, String email) {

    /** Why a line does not lead to an invitation. */
    public enum Reason {
        NO_SERVICE,
        UNKNOWN_SERVICE,
        NO_EMAIL,
        MALFORMED,
        TOO_LONG,
        /** An earlier line of the file says the same. */
        DUPLICATE,
        /** The address has an account of the service, registered or locked. */
        TAKEN,
        /** The service itself failed, again and again. */
        ERROR
    }
}
