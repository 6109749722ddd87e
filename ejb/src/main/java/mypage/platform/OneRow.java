package mypage.platform;

import jakarta.persistence.Query;

/**
 * The row count that decides a conditional update or deletion: of many simultaneous ones exactly one changes the row.
 */
public final class OneRow {

    private OneRow() {}

    public static boolean isChangedBy(Query update) {
        return update.executeUpdate() == 1;
    }
}
