package mypage.web.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.imports.ImportService;
import mypage.web.staff.StaffVisit;

/** Says what it means to cancel an import, before it starts or on its way, and does it. */
@Named
@RequestScoped
public class ImportCancelBacking {

    @Inject
    ImportService imports;

    @Inject
    ImportBacking backing;

    @Inject
    StaffVisit staff;

    /** Leads away when it is over already. */
    public String open() {
        if (backing.open() != null) {
            return backing.open();
        }
        return backing.isCancellable()
                ? null
                : ImportBacking.page(backing.getOf().id(), "late");
    }

    /** For a POST alone. */
    public String cancel() {
        return staff.number("of")
                .map(id -> ImportBacking.page(id, imports.cancel(id, staff.getClient()) ? "cancelled" : "late"))
                .orElse(ImportsBacking.PAGE);
    }
}
