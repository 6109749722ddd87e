package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.admin.imports.ImportService;
import mypage.admin.imports.ImportSummary;
import mypage.platform.Slice;
import mypage.web.admin.site.StaffRequest;

/** All imports, the newest first. */
@Named
@RequestScoped
public class ImportsBacking {

    @Inject
    ImportService imports;

    @Inject
    StaffRequest staff;

    private Slice<ImportSummary> list;

    public Slice<ImportSummary> getList() {
        if (list == null) {
            list = imports.list(staff.number("after"));
        }
        return list;
    }

    /** Null on the last page. */
    public String getNext() {
        return getList().next().map(key -> staff.queryWith("after", key)).orElse(null);
    }
}
