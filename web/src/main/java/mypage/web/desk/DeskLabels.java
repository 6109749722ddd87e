package mypage.web.desk;

import mypage.account.AccountLine;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.desk.ActStep;
import mypage.office.RequestFilter;
import mypage.office.RequestStep.Reason;
import mypage.web.site.Texts;
import mypage.web.staff.Labels;

/** What the desk calls what it deals with. */
final class DeskLabels {

    private DeskLabels() {}

    static String of(Service service) {
        return Texts.get("service." + service);
    }

    static String of(AccountState state) {
        return Labels.get("account.state." + state);
    }

    static String of(RequestFilter filter) {
        return Labels.get("requests.filter." + filter);
    }

    static String of(Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    static String of(ActStep step) {
        return Labels.get("act.not." + step);
    }

    static String family(AccountLine account) {
        return account.mainId().isPresent() ? Labels.get("account.additional") : Labels.get("account.main");
    }

    static String requestState(String state) {
        return Labels.get("request.state." + state);
    }

    static String evidence(String evidence) {
        return Labels.get("evidence." + evidence);
    }
}
