package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.users.BulkActService;
import mypage.admin.users.BulkActView;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The page of the {@link BulkAction}. */
@Named
@RequestScoped
public class BulkActionBacking extends ActionBacking<BulkActView, BulkAction> {

    @Inject
    BulkActService acts;

    public BulkActionBacking() {
        super(BulkAction.values(), StaffPage.BULK);
    }

    @Override
    protected Optional<BulkActView> find(long id) {
        return acts.find(id);
    }

    @Override
    protected Optional<String> refusal(BulkAction asked, BulkActView found) {
        return asked.fits(found) ? Optional.empty() : Optional.of(BulkAction.LATE);
    }

    @Override
    protected Optional<String> carryOut(BulkAction pressed, long id) {
        return acts.stop(id, staff.context()) ? Optional.empty() : Optional.of(BulkAction.LATE);
    }
}
