package mypage.web.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.addressrequests.AddressLinkService;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.web.user.MaskedAddress;
import mypage.web.user.UserRequest;

/**
 * Where the link leads that the new address gets once the office has approved it and the old one did not object. To open it
 * does nothing, as mail scanners do; its button makes the address the account's, once, and signs nobody in. From there on
 * the secret of the link is in no address.
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
        outcome = token == null ? Outcome.OVER : links.prove(request.getService(), token, request.getClient());
    }

    /** Told by the answer alone, as on {@link AddressStopBacking}'s page. */
    public boolean isDone() {
        return outcome == Outcome.CHANGED || request.isTold(Outcome.CHANGED);
    }

    /** Whether the button was pressed, and could do nothing. */
    public boolean isRefused() {
        return outcome == Outcome.REFUSED || request.isTold(Outcome.REFUSED);
    }

    /** What another language of the page is to say too. */
    public Outcome getTold() {
        return isDone() ? Outcome.CHANGED : isRefused() ? Outcome.REFUSED : null;
    }

    /** The address that is to be the account's; null when the link can't be used. */
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
