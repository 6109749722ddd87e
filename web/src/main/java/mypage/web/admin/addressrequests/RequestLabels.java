package mypage.web.admin.addressrequests;

import java.time.Duration;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.web.admin.site.Labels;

/** What staff read of requests for another address. */
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

    /** Also read on the page of the request's account. */
    public static String state(AddressRequestView request) {
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
