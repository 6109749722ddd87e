package mypage.admin.imports;

import java.io.Serializable;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.platform.Row;

/** A line of an import, whose turn it is to be invited. */
record ImportRow(long importId, int line, Service service, String email, long staffId) implements Serializable {

    static ImportRow of(Row row) {
        return new ImportRow(
                row.number(0), (int) row.number(1), Service.valueOf(row.text(2)), row.text(3), row.number(4));
    }

    /** Nobody's browser; whoever confirmed the import is who invites. */
    RequestContext context() {
        return new RequestContext("-", "import-" + importId, "").actingAs(staffId);
    }
}
