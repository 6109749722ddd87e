package mypage.platform;

import jakarta.persistence.Query;

/** The count of rows by which a conditional update or deletion decides: of many at once exactly one changes the row. */
public final class OneRow {

    private OneRow() {}

    public static boolean isChangedBy(Query update) {
        return update.executeUpdate() == 1;
    }
}
