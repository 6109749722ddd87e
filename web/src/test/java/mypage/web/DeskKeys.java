package mypage.web;

import java.util.List;
import java.util.stream.Stream;
import mypage.account.AccountState;
import mypage.desk.ActStep;
import mypage.office.AddressRequest;
import mypage.office.Evidence;
import mypage.office.RequestFilter;
import mypage.office.RequestOpeningResult;
import mypage.office.RequestStepResult;
import mypage.web.desk.AccountAct;
import mypage.web.desk.RequestAct;

/** The keys of labels that the desk makes of names. */
final class DeskKeys {

    private DeskKeys() {}

    static List<String> all() {
        return Stream.of(
                        keys("account.state.", AccountState.values(), ""),
                        keys("act.not.", ActStep.values(), ""),
                        keys("requests.filter.", RequestFilter.values(), ""),
                        keys("request.refused.", RequestOpeningResult.Reason.values(), ""),
                        keys("request.refused.", RequestStepResult.Reason.values(), ""),
                        keys("request.state.", AddressRequest.State.values(), ""),
                        keys("evidence.", Evidence.values(), ""),
                        keys("act.", AccountAct.values(), ".title", ".notes", ".done"),
                        keys("step.", RequestAct.values(), ".title", ".notes", ".done"))
                .flatMap(keys -> keys)
                .toList();
    }

    private static Stream<String> keys(String stem, Enum<?>[] names, String... ends) {
        return Stream.of(names).flatMap(name -> Stream.of(ends).map(end -> stem + name + end));
    }
}
