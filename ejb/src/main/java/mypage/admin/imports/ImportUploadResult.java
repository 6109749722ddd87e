package mypage.admin.imports;

import mypage.platform.CsvFile.Problem;

/** The result of uploading a file. */
public sealed interface ImportUploadResult {

    /** The file was stored and waits to be confirmed. */
    record Taken(long id) implements ImportUploadResult {}

    /** Nothing of the file was stored. */
    record Refused(Problem why) implements ImportUploadResult {}
}
