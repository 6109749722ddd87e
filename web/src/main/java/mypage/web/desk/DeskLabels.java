package mypage.web.desk;

import java.time.Duration;
import mypage.account.AccountLine;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.desk.ActStep;
import mypage.office.RequestFilter;
import mypage.office.RequestOpeningResult;
import mypage.office.RequestStepResult;
import mypage.office.RequestView;
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

    static String of(RequestOpeningResult.Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    static String of(RequestStepResult.Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    static String of(ActStep step) {
        return Labels.get("act.not." + step);
    }

    static String family(AccountLine account) {
        return account.mainId().isPresent() ? Labels.get("account.additional") : Labels.get("account.main");
    }

    static String state(RequestView request) {
        return request.held() ? Labels.get("request.state.held") : Labels.get("request.state." + request.state());
    }

    /** In days if they are whole; else in hours, rounded up. */
    static String period(Duration time) {
        long days = time.toDays();
        return time.equals(Duration.ofDays(days))
                ? Labels.get("request.days", days)
                : Labels.get("request.hours", time.plusHours(1).minusNanos(1).toHours());
    }

    static String evidence(String evidence) {
        return Labels.get("evidence." + evidence);
    }
}
