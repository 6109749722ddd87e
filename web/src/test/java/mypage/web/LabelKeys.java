package mypage.web;

import java.util.List;
import java.util.stream.Stream;
import mypage.account.AccountState;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.Evidence;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.admin.users.AccountActionResult;
import mypage.web.admin.addressrequests.RequestAction;
import mypage.web.admin.users.AccountAction;

/** The keys of labels that the desk makes of names. */
final class LabelKeys {

    private LabelKeys() {}

    static List<String> all() {
        return Stream.of(
                        keys("account.state.", AccountState.values(), ""),
                        keys("act.not.", AccountActionResult.values(), ""),
                        keys("requests.filter.", AddressRequestFilter.values(), ""),
                        keys("request.refused.", RequestOpeningResult.Reason.values(), ""),
                        keys("request.refused.", RequestActionResult.Reason.values(), ""),
                        keys("request.state.", AddressRequest.State.values(), ""),
                        keys("evidence.", Evidence.values(), ""),
                        keys("act.", AccountAction.values(), ".title", ".notes", ".done"),
                        keys("step.", RequestAction.values(), ".title", ".notes", ".done"))
                .flatMap(keys -> keys)
                .toList();
    }

    private static Stream<String> keys(String stem, Enum<?>[] names, String... ends) {
        return Stream.of(names).flatMap(name -> Stream.of(ends).map(end -> stem + name + end));
    }
}
