package mypage.web.admin.mails;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailLogService;
import mypage.admin.mails.MailRetryService;
import mypage.web.admin.site.StaffRequest;

/** One mail, and the page that has it tried at once. */
@Named
@RequestScoped
public class MailBacking {

    private static final String LIST = "/admin/mails?faces-redirect=true&missing=1";
    private static final String MAIL = "/admin/mail?faces-redirect=true&of=";

    @Inject
    MailLogService log;

    @Inject
    MailRetryService retries;

    @Inject
    StaffRequest staff;

    @Inject
    HttpServletRequest request;

    private LoggedMail mail;

    public String open() {
        mail = staff.number("of").flatMap(log::find).orElse(null);
        return mail == null ? LIST : null;
    }

    /** Asks; or, posted, does it. */
    public String retry() {
        var missing = open();
        if (missing != null || !request.getMethod().equals("POST")) {
            return missing;
        }
        boolean tried = retries.retry(mail.id(), staff.getClient());
        return MAIL + mail.id() + (tried ? "&retried=1" : "&late=1");
    }

    public LoggedMail getMail() {
        return mail;
    }
}
