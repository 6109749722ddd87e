package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.imports.ImportService;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link ImportAction}s. */
@Named
@RequestScoped
public class ImportActionBacking extends ActionBacking<ImportBacking, ImportAction> {

    @Inject
    ImportService imports;

    @Inject
    ImportBacking backing;

    public ImportActionBacking() {
        super(ImportAction.values(), StaffPage.IMPORT);
    }

    @Override
    protected Optional<ImportBacking> find(long id) {
        return backing.find().map(found -> backing);
    }

    @Override
    protected String missing() {
        return ImportBacking.MISSING;
    }

    @Override
    protected Optional<String> refusal(ImportAction asked, ImportBacking found) {
        return asked.fits(found) ? Optional.empty() : Optional.of(ImportAction.LATE);
    }

    @Override
    protected Optional<String> carryOut(ImportAction pressed, long id) {
        return pressed.carryOut(imports, id, staff.context());
    }
}
