package mypage.web.admin.mails;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailLogService;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** One mail. */
@Named
@RequestScoped
public class MailBacking {

    static final String MISSING = StaffPage.MAILS.redirect() + "&missing=1";

    @Inject
    MailLogService log;

    @Inject
    StaffRequest staff;

    private LoggedMail mail;

    public String open() {
        mail = staff.number("of").flatMap(id -> log.view(id, staff.context())).orElse(null);
        return mail == null ? MISSING : null;
    }

    public LoggedMail getMail() {
        return mail;
    }

    /** What was just done; null when nothing was. */
    public Outcome getDone() {
        return staff.done(MailAction.values()).orElse(null);
    }
}
