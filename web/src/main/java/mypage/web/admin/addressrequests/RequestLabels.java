package mypage.web.admin.addressrequests;

import java.time.Duration;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.web.admin.site.Labels;

/** Labels of requests for another address. */
public final class RequestLabels {

    private RequestLabels() {}

    static String of(AddressRequestFilter filter) {
        return Labels.get("requests.filter." + filter);
    }

    static String of(RequestOpeningResult.Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    static String of(RequestActionResult.Reason reason) {
        return Labels.get("request.refused." + reason);
    }

    /** The page of the account shows it too. */
    public static String state(AddressRequestView request) {
        if (request.objectedAt().isPresent()) {
            return Labels.get("request.state.objected");
        }
        return request.held() ? Labels.get("request.state.held") : Labels.get("request.state." + request.state());
    }

    /** In whole days where possible, otherwise in hours, rounded up. */
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
