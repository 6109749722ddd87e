package mypage.web.admin.addressrequests;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;

/** The steps of a request for another address: each has a page of its own, {@code request-} and the name in small letters. */
public enum RequestAction {
    REVIEW("RECEIVED"),
    APPROVE("IN_REVIEW"),
    REJECT("RECEIVED", "IN_REVIEW"),
    RESEND("APPROVED"),
    WITHDRAW("RECEIVED", "IN_REVIEW", "APPROVED");

    private final Set<String> states;

    RequestAction(String... states) {
        this.states = Set.of(states);
    }

    /** Whether the request stands where this step begins. */
    boolean fits(AddressRequestView request) {
        return states.contains(request.state()) && (this != RESEND || request.sendable());
    }

    /** Whether it ends the request. */
    boolean isDestructive() {
        return this == REJECT || this == WITHDRAW;
    }

    /** The classes of the button that leads to it: the way forward before all others. */
    String look() {
        return this == REVIEW || this == APPROVE ? "" : isDestructive() ? "outline danger" : "outline";
    }

    String page() {
        return "REQUEST_" + this;
    }

    String address() {
        return "request-" + name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Labels.get("step." + this + ".title");
    }

    /** @param wait how long the old address can object */
    List<String> notes(String wait) {
        return Labels.get("step." + this + ".notes", wait).lines().toList();
    }

    Outcome done() {
        return Outcome.of(Labels.get("step." + this + ".done"));
    }
}
