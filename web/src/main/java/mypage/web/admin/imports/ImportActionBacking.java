package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.admin.imports.ImportService;
import mypage.web.admin.site.StaffRequest;

/** Says what it means to start an import, or to cancel it before that or on its way, and has it done. */
@Named
@RequestScoped
public class ImportActionBacking {

    private static final String LATE = "late";

    @Inject
    ImportService imports;

    @Inject
    ImportBacking backing;

    @Inject
    StaffRequest staff;

    /** Leads away when there is nothing to confirm. */
    public String openToConfirm() {
        var away = backing.open();
        return away != null || backing.isConfirmable() ? away : page(LATE);
    }

    /** Leads away when it is over already. */
    public String openToCancel() {
        var away = backing.open();
        return away != null || backing.isCancellable() ? away : page(LATE);
    }

    /** For a POST alone. */
    public String confirm() {
        var away = backing.open();
        return away != null ? away : page(imports.confirm(id(), staff.getClient()) ? "confirmed" : LATE);
    }

    /** For a POST alone. */
    public String cancel() {
        var away = backing.open();
        return away != null ? away : page(imports.cancel(id(), staff.getClient()) ? "cancelled" : LATE);
    }

    private String page(String done) {
        return ImportBacking.page(id(), done);
    }

    private long id() {
        return backing.getOf().id();
    }
}
