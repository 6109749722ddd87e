package mypage.admin.imports;

/**
 * A line of a file that leads to no invitation.
 *
 * @param line its number in the file
 * @param reason why
 * @param firstLine the earlier line with the same content; null when that is not the reason
 * @param service as typed, or its name
 * @param email as typed, or as accounts store it
 */
public record BadLine(int line, Reason reason, Integer firstLine, String service, String email) {

    /** Why a line does not lead to an invitation. */
    public enum Reason {
        NO_SERVICE,
        UNKNOWN_SERVICE,
        NO_EMAIL,
        MALFORMED,
        TOO_LONG,
        /** An earlier line of the file has the same content. */
        DUPLICATE,
        /** The address has a registered or locked account of the service. */
        TAKEN,
        /** There is no account of this service with this address. */
        NO_ACCOUNT,
        /** The service itself failed repeatedly. */
        ERROR
    }
}
