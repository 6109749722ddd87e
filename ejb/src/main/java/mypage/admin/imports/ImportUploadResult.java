package mypage.admin.imports;

/** The result of uploading a file. */
public sealed interface ImportUploadResult {

    /** Why a file is refused as a whole. */
    enum Problem {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_LINES,
        /** Neither UTF-8 nor Shift_JIS. */
        NO_TEXT,
        /** Its first line does not name both columns. */
        NO_HEADER,
        /** Not CSV; for example a field without end. */
        NO_CSV
    }

    /** The file was stored and waits to be confirmed. */
    record Taken(long id) implements ImportUploadResult {}

    /** Nothing of the file was stored. */
    record Refused(Problem why) implements ImportUploadResult {}
}
