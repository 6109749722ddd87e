package mypage.web.admin.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.dashboard.Alarm;
import mypage.admin.dashboard.AlertService;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The page of the {@link AlarmAction}. */
@Named
@RequestScoped
public class AlarmActionBacking extends ActionBacking<Alarm, AlarmAction> {

    /** Why nothing was done: a colleague was first. */
    static final String BEFORE = "before";

    @Inject
    AlertService alerts;

    public AlarmActionBacking() {
        super(AlarmAction.values(), StaffPage.HOME);
    }

    @Override
    protected Optional<Alarm> find(long id) {
        return alerts.find(id);
    }

    @Override
    protected Optional<String> refusal(AlarmAction asked, Alarm alarm) {
        return asked.fits(alarm) ? Optional.empty() : Optional.of(BEFORE);
    }

    @Override
    protected Optional<String> carryOut(AlarmAction pressed, long id) {
        return alerts.see(id, staff.context()) ? Optional.empty() : Optional.of(BEFORE);
    }
}
