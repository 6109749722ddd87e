package mypage.web.admin.mails;

import java.util.List;
import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailRetryService;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on a mail. Their labels begin with {@code mailAction.} and the name. */
public enum MailAction implements StaffAction<LoggedMail> {
    RETRY(StaffPage.MAIL_RETRY, ActionStyle.FORWARD, MailRetryService::retry);

    private interface Call {
        boolean on(MailRetryService retries, long id, RequestContext context);
    }

    private final StaffPage page;
    private final ActionStyle style;
    private final Call call;

    MailAction(StaffPage page, ActionStyle style, Call call) {
        this.page = page;
        this.style = style;
        this.call = call;
    }

    boolean carryOut(MailRetryService retries, long id, RequestContext context) {
        return call.on(retries, id, context);
    }

    @Override
    public StaffPage page() {
        return page;
    }

    @Override
    public ActionStyle style() {
        return style;
    }

    @Override
    public String labels() {
        return "mailAction." + name();
    }

    @Override
    public boolean fits(LoggedMail mail) {
        return mail.isQueued();
    }

    /** The page shows the label {@code .notes} itself, below the facts. */
    @Override
    public List<String> notes(LoggedMail mail) {
        return List.of();
    }

    @Override
    public String submit() {
        return Labels.get(labels() + ".submit");
    }

    @Override
    public String back() {
        return Labels.get(labels() + ".back");
    }
}
