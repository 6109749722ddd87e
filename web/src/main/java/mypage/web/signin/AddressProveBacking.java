package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.office.AddressLinkService;
import mypage.office.AddressLinkService.Outcome;
import mypage.web.site.Visit;

/**
 * Where the link leads that the new address gets once the office has approved it and the old one did not object. To open it
 * does nothing, as mail scanners do; its button makes the address the account's, once, and signs nobody in. From there on
 * the secret of the link is in no address.
 */
@Named
@RequestScoped
public class AddressProveBacking {

    private static final String DONE = "/address-prove?faces-redirect=true&done=1";

    @Inject
    AddressLinkService links;

    @Inject
    Visit visit;

    private String token;
    private boolean refused;

    public String prove() {
        var outcome = token == null ? Outcome.OVER : links.prove(visit.getService(), token, visit.getClient());
        refused = outcome == Outcome.REFUSED;
        return outcome == Outcome.CHANGED ? DONE : null;
    }

    /** Whether the button was pressed, and could do nothing. */
    public boolean isRefused() {
        return refused;
    }

    /** The address that is to be the account's; null when the link can't be used. */
    public String getMaskedAddress() {
        return token == null
                ? null
                : links.provable(visit.getService(), token)
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
