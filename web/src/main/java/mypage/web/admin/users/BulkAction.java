package mypage.web.admin.users;

import java.util.List;
import mypage.admin.users.BulkActView;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** What staff can do to an act on the accounts of a file. The labels begin with {@code bulkAction.} and the name. */
public enum BulkAction implements StaffAction<BulkActView> {
    STOP;

    static final String LATE = "LATE";

    @Override
    public ActionDeclaration<BulkActView> declared() {
        return new ActionDeclaration<>(
                "bulkAction", StaffPage.BULK_STOP, ActionStyle.DESTRUCTIVE, BulkActView::isRunning);
    }

    @Override
    public List<Fact> facts(BulkActView act) {
        return List.of(
                new Fact(Labels.get("bulk.kind"), Labels.get("bulk." + act.kind())),
                new Fact(Labels.get("import.file"), act.fileName()),
                new Fact(Labels.get("bulk.accounts"), String.valueOf(act.accounts())),
                new Fact(Labels.get("bulk.rest"), String.valueOf(act.rest())));
    }
}
