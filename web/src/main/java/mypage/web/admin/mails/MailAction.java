package mypage.web.admin.mails;

import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailRetryService;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on a mail. Their labels begin with {@code mailAction.} and the name. */
public enum MailAction implements StaffAction<LoggedMail> {
    RETRY(StaffPage.MAIL_RETRY, ActionStyle.FORWARD, MailRetryService::retry);

    private interface Call {
        boolean on(MailRetryService retries, long id, RequestContext context);
    }

    private final ActionDeclaration<LoggedMail> declared;
    private final Call call;

    MailAction(StaffPage page, ActionStyle style, Call call) {
        declared = new ActionDeclaration<>("mailAction", page, style, LoggedMail::isQueued);
        this.call = call;
    }

    boolean carryOut(MailRetryService retries, long id, RequestContext context) {
        return call.on(retries, id, context);
    }

    @Override
    public ActionDeclaration<LoggedMail> declared() {
        return declared;
    }

    /** It says nothing about anybody that would need a reason. */
    @Override
    public boolean asksWhy() {
        return false;
    }
}
