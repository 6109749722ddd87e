package mypage.web.admin.mails;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailLogService;
import mypage.admin.mails.MailRetryService;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link MailAction}s. */
@Named
@RequestScoped
public class MailActionBacking extends ActionBacking<LoggedMail, MailAction> {

    @Inject
    MailLogService log;

    @Inject
    MailRetryService retries;

    public MailActionBacking() {
        super(MailAction.values(), StaffPage.MAIL);
    }

    @Override
    protected Optional<LoggedMail> find(long id) {
        return log.view(id, staff.context());
    }

    @Override
    protected String missing() {
        return MailBacking.MISSING;
    }

    /** The page itself says what to do about a mail that is no longer tried. */
    @Override
    protected Optional<String> refusal(MailAction asked, LoggedMail mail) {
        return Optional.empty();
    }

    @Override
    public boolean isOffered() {
        return action().fits(getItem());
    }

    @Override
    public String getHomeText() {
        return isOffered() ? super.getHomeText() : Labels.get("mailAction.back");
    }

    @Override
    protected Optional<String> carryOut(MailAction pressed, long id) {
        return pressed.carryOut(retries, id, staff.context()) ? Optional.empty() : Optional.of("LATE");
    }
}
