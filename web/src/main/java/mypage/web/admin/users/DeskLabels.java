package mypage.web.admin.users;

import java.time.Duration;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.admin.users.AccountActionResult;
import mypage.admin.users.AccountSummary;
import mypage.web.admin.site.Labels;
import mypage.web.site.Texts;

/** What the desk calls what it deals with. */
public final class DeskLabels {

    private DeskLabels() {}

    public static String of(Service service) {
        return Texts.get("service." + service);
    }

    public static String of(AccountState state) {
        return Labels.get("account.state." + state);
    }

    public static String of(AddressRequestFilter filter) {
        return Labels.get("requests.filter." + filter);
    }

    public static String of(RequestOpeningResult.Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    public static String of(RequestActionResult.Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    public static String of(AccountActionResult step) {
        return Labels.get("act.not." + step);
    }

    static String family(AccountSummary account) {
        return account.mainId().isPresent() ? Labels.get("account.additional") : Labels.get("account.main");
    }

    public static String state(AddressRequestView request) {
        return request.held() ? Labels.get("request.state.held") : Labels.get("request.state." + request.state());
    }

    /** In days if they are whole; else in hours, rounded up. */
    public static String period(Duration time) {
        long days = time.toDays();
        return time.equals(Duration.ofDays(days))
                ? Labels.get("request.days", days)
                : Labels.get("request.hours", time.plusHours(1).minusNanos(1).toHours());
    }

    public static String evidence(String evidence) {
        return Labels.get("evidence." + evidence);
    }
}
