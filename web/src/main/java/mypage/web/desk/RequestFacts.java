package mypage.web.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.office.RequestView;
import mypage.web.staff.Labels;

/** What the page of a request for another address says of it, in the order in which it happens. */
final class RequestFacts {

    private static final String APPROVED = "APPROVED";

    private RequestFacts() {}

    static List<Fact> what(RequestView request) {
        return List.of(
                new Fact(Labels.get("request.service"), DeskLabels.of(request.service())),
                new Fact(Labels.get("request.old"), request.oldEmail(), "account?of=" + request.accountId(), false),
                new Fact(Labels.get("request.new"), request.newEmail()),
                new Fact(Labels.get("request.evidence"), DeskLabels.evidence(request.evidence())),
                new Fact(Labels.get("request.state"), DeskLabels.requestState(request.state()), null, request.held()));
    }

    static List<Fact> of(RequestView request) {
        var opened = Stream.of(new Fact(
                Labels.get("request.received"),
                Labels.get("request.by", Fact.text(Optional.of(request.openedAt())), request.openedBy())));
        return Stream.of(what(request).stream(), opened, decisions(request), waits(request))
                .flatMap(facts -> facts)
                .toList();
    }

    private static Stream<Fact> decisions(RequestView request) {
        return Stream.of(
                        request.reviewedBy().map(name -> new Fact(Labels.get("request.reviewed"), name)),
                        request.decidedBy()
                                .map(name -> new Fact(
                                        request.waitUntil().isPresent()
                                                ? Labels.get("request.approved")
                                                : Labels.get("request.rejected"),
                                        Labels.get("request.by", Fact.text(request.decidedAt()), name))))
                .flatMap(Optional::stream);
    }

    private static Stream<Fact> waits(RequestView request) {
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
                        request.finishedAt().map(at -> new Fact(Labels.get("request.finished"), Optional.of(at))))
                .flatMap(Optional::stream);
    }
}
