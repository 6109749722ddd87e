package mypage.admin.users;

import java.util.List;
import mypage.admin.imports.BadLine;
import mypage.platform.CsvFile;

/** The result of uploading a file of accounts for a {@link BulkActKind}. */
public sealed interface BulkActResult {

    /**
     * The file is good, and was only to be checked.
     *
     * @param needsApproval whether so many accounts need a second member
     */
    record Good(int accounts, boolean needsApproval) implements BulkActResult {}

    /** It is done from now on, account by account. */
    record Started() implements BulkActResult {}

    /** It waits for a second member. */
    record Asked() implements BulkActResult {}

    /** Nothing is done, because of these lines. */
    record Bad(List<BadLine> lines) implements BulkActResult {
        public Bad {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing is done, because the file as a whole cannot be read. */
    record Refused(CsvFile.Problem why) implements BulkActResult {}
}
