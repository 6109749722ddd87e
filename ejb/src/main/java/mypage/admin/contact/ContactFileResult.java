package mypage.admin.contact;

import java.util.List;
import mypage.platform.CsvFile;

/** The result of uploading a list of contacts. */
public sealed interface ContactFileResult {

    /**
     * The list is good. It has replaced the older one, unless it was only to be checked.
     *
     * @param added contacts that the older list does not have
     * @param removed contacts that only the older list has; a changed contact counts as both
     */
    record Good(int lines, int added, int removed) implements ContactFileResult {}

    /** Nothing was replaced, because of these lines. */
    record Bad(List<BadContact> lines) implements ContactFileResult {
        public Bad {
            lines = List.copyOf(lines);
        }
    }

    /** Nothing was replaced, because the file as a whole cannot be read. */
    record Refused(CsvFile.Problem why) implements ContactFileResult {}
}
