package mypage.admin.imports;

/** What became of an uploaded file. */
public sealed interface ImportUploadResult {

    /** Why a file is not taken at all. */
    enum Problem {
        EMPTY,
        TOO_LARGE,
        TOO_MANY_LINES,
        /** Neither UTF-8 nor Shift_JIS. */
        NO_TEXT,
        /** Its first line does not name both columns. */
        NO_HEADER,
        /** No CSV, such as an endless field. */
        NO_CSV
    }

    /** It was read and checked, and waits for a confirmation. */
    record Taken(long id) implements ImportUploadResult {}

    /** Nothing of it is kept. */
    record Refused(Problem why) implements ImportUploadResult {}
}
