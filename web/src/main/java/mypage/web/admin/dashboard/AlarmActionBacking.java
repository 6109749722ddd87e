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

    /** Why nothing was done: there is more than the member has seen. */
    static final String AGAIN = "again";

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
        if (alerts.see(id, staff.number("seen").orElse(0L), staff.context())) {
            return Optional.empty();
        }
        return Optional.of(find(id).filter(pressed::fits).isPresent() ? AGAIN : BEFORE);
    }

    @Override
    public String getSeen() {
        return Long.toString(getItem().times());
    }
}
