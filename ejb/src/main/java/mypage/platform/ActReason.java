package mypage.platform;

import java.util.Optional;

/**
 * Why a member of staff acts. It goes into the audit trail with what is done.
 *
 * @param note what the member typed; may be empty
 * @param office where the owner, or whoever asked, turned to
 */
public record ActReason(Kind kind, String note, String office) {

    public static final int LONGEST_NOTE = 300;
    public static final int LONGEST_OFFICE = 60;

    /** The list to choose from. The names are stored. */
    public enum Kind {
        OWNER_ASKED,
        OWNER_IDENTIFIED,
        DISAVOWED,
        SUSPECTED,
        DOCUMENTS,
        CORRECTION,
        INSTRUCTION,
        OTHER
    }

    public ActReason {
        note = cut(note, LONGEST_NOTE);
        office = cut(office, LONGEST_OFFICE);
    }

    private static String cut(String text, int longest) {
        int[] characters = text.codePoints().limit(longest).toArray();
        return new String(characters, 0, characters.length);
    }

    /** In three columns of a row, of which this is the first; empty if these are null. */
    public static Optional<ActReason> in(Row row, int column) {
        return Optional.ofNullable(row.text(column))
                .map(kind -> new ActReason(Kind.valueOf(kind), row.text(column + 1), row.text(column + 2)));
    }
}
