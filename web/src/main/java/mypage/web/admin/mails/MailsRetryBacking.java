package mypage.web.admin.mails;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.admin.mails.MailLogService;
import mypage.admin.mails.MailRetryService;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** Retries all mails that failed, after asking. */
@Named
@RequestScoped
public class MailsRetryBacking {

    @Inject
    MailLogService log;

    @Inject
    MailRetryService retries;

    @Inject
    StaffRequest staff;

    private int count;

    /** Asks on GET, acts on POST. */
    public String open() {
        if (staff.isPosted()) {
            return StaffPage.MAILS.redirect() + "&retried=" + retries.retryFailing(staff.context());
        }
        count = log.countFailing();
        return null;
    }

    public boolean isNone() {
        return count == 0;
    }

    public String getQuestion() {
        return count < MailLogService.MANY
                ? Labels.get("mails.retry.count", count)
                : Labels.get("mails.retry.many", MailLogService.MANY, MailRetryService.MOST);
    }
}
