package mypage.admin.imports;

import java.io.Serializable;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.platform.Row;

/** A row of an import that is to be invited next. */
record ImportRow(long importId, int line, Service service, String email, long staffId) implements Serializable {

    static ImportRow of(Row row) {
        return new ImportRow(
                row.number(0), (int) row.number(1), Service.valueOf(row.text(2)), row.text(3), row.number(4));
    }

    /** The member who confirmed the import invites; there is no browser. */
    RequestContext context() {
        return new RequestContext("-", "import-" + importId, "").actingAs(staffId);
    }
}
