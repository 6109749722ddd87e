package mypage.web.admin.addressrequests;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;

/** The facts of a request for another address, in the order in which they happen. */
final class RequestFacts {

    private static final String APPROVED = "APPROVED";
    private static final String REJECTED = "REJECTED";
    private static final String WITHDRAWN = "WITHDRAWN";

    private RequestFacts() {}

    private static Stream<Fact> what(AddressRequestView request) {
        var who = Stream.of(
                new Fact(Labels.get("request.number"), Long.toString(request.id())),
                new Fact(Labels.get("request.service"), ServiceLabels.of(request.service())),
                new Fact(
                        Labels.get("request.old"),
                        request.oldEmail(),
                        StaffPage.ACCOUNT.link(request.accountId()),
                        false),
                new Fact(Labels.get("request.new"), request.newEmail()),
                new Fact(Labels.get("request.evidence"), RequestLabels.evidence(request.evidence())));
        var registration = request.registration()
                .map(document -> new Fact(Labels.get("request.registration"), RequestLabels.evidence(document)));
        var state = new Fact(Labels.get("request.state"), RequestLabels.state(request), null, request.held());
        return Stream.of(who, registration.stream(), Stream.of(state)).flatMap(facts -> facts);
    }

    static List<Fact> of(AddressRequestView request) {
        var opened = Stream.of(new Fact(
                Labels.get("request.received"),
                Fact.text(Optional.of(request.openedAt()), Optional.of(request.openedBy()))));
        return Stream.of(what(request), opened, decisions(request), waits(request))
                .flatMap(facts -> facts)
                .toList();
    }

    private static Stream<Fact> decisions(AddressRequestView request) {
        return Stream.of(
                        request.reviewedBy().map(name -> new Fact(Labels.get("request.reviewed"), name)),
                        request.decidedBy()
                                .map(name -> new Fact(
                                        request.waitUntil().isPresent()
                                                ? Labels.get("request.approved")
                                                : Labels.get("request.rejected"),
                                        Fact.text(request.decidedAt(), Optional.of(name)))))
                .flatMap(Optional::stream);
    }

    private static Stream<Fact> waits(AddressRequestView request) {
        boolean waits = request.state().equals(APPROVED);
        return Stream.of(
                        Optional.of(new Fact(
                                        Labels.get("request.told"),
                                        request.toldAt()
                                                .map(at -> Fact.text(Optional.of(at)))
                                                .orElseGet(() -> request.held()
                                                        ? Labels.get("request.untold")
                                                        : Labels.get("request.telling")),
                                        null,
                                        request.held()))
                                .filter(fact -> waits),
                        request.waitUntil()
                                .filter(until -> waits)
                                .map(until -> new Fact(Labels.get("request.wait"), Optional.of(until))),
                        request.linkDue().map(due -> new Fact(Labels.get("request.due"), Optional.of(due))),
                        request.linkUntil()
                                .filter(until -> waits)
                                .map(until -> new Fact(Labels.get("request.link"), Optional.of(until))),
                        request.objectedAt()
                                .map(at -> new Fact(
                                        Labels.get("request.objected"), Fact.text(Optional.of(at)), null, true)),
                        request.finishedAt()
                                .map(at -> new Fact(
                                        Labels.get("request.finished"),
                                        Labels.get("fact.by", Fact.text(Optional.of(at)), finisher(request)))))
                .flatMap(Optional::stream);
    }

    /** Who ended the request. Nobody did if its account is gone or the address has changed in another way. */
    private static String finisher(AddressRequestView request) {
        boolean rejected = request.state().equals(REJECTED);
        if (rejected && request.objectedAt().isEmpty()) {
            return request.decidedBy().orElse(Fact.NONE);
        }
        return request.state().equals(WITHDRAWN)
                ? request.withdrawnBy().orElseGet(() -> Labels.get("request.finished.itself"))
                : Labels.get("request.finished.owner");
    }
}
