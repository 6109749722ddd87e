package mypage.web.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.addressrequests.AddressLinkService;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.web.user.MaskedAddress;
import mypage.web.user.UserRequest;

/**
 * The page behind the link that is mailed to a new address after the office approved it and the old address did not
 * object. Opening it changes nothing, because mail scanners open links too. Its button gives the address to the
 * account, once, and signs nobody in. The button posts the link's secret, so that the next address no longer carries
 * it.
 */
@Named
@RequestScoped
public class AddressProveBacking {

    @Inject
    AddressLinkService links;

    @Inject
    UserRequest request;

    private String token;
    private Outcome outcome;

    public void prove() {
        outcome = token == null ? Outcome.OVER : links.prove(request.getService(), token, request.getContext());
    }

    /** An address alone never claims it, as on the page of {@link AddressStopBacking}. */
    public boolean isDone() {
        return outcome == Outcome.CHANGED || request.isTold(Outcome.CHANGED);
    }

    /** Whether the button was pressed but the change was refused. */
    public boolean isRefused() {
        return outcome == Outcome.REFUSED || request.isTold(Outcome.REFUSED);
    }

    /** What the page is to say again when its language is changed. */
    public Outcome getTold() {
        return isDone() ? Outcome.CHANGED : isRefused() ? Outcome.REFUSED : null;
    }

    /** The account's new address; null when the link cannot be used. */
    public String getMaskedAddress() {
        return token == null
                ? null
                : links.provable(request.getService(), token)
                        .map(MaskedAddress::of)
                        .orElse(null);
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
