package mypage.web.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.imports.ImportService;
import mypage.web.staff.StaffVisit;

/** Says what an import will do, and has it done. */
@Named
@RequestScoped
public class ImportConfirmBacking {

    @Inject
    ImportService imports;

    @Inject
    ImportBacking backing;

    @Inject
    StaffVisit staff;

    /** Leads away when there is nothing to confirm. */
    public String open() {
        if (backing.open() != null) {
            return backing.open();
        }
        return backing.isConfirmable()
                ? null
                : ImportBacking.page(backing.getOf().id(), "late");
    }

    /** For a POST alone. */
    public String confirm() {
        return staff.number("of")
                .map(id -> ImportBacking.page(id, imports.confirm(id, staff.getClient()) ? "confirmed" : "late"))
                .orElse(ImportsBacking.PAGE);
    }
}
