package mypage.web.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.addressrequests.AddressLinkService;
import mypage.web.user.UserRequest;

/**
 * The page behind the link that is mailed to the old address when the office is about to change it. Opening it changes
 * nothing, because mail scanners open links too. Its button ends the office's procedure, once. The button posts the
 * link's secret, so that the next address no longer carries it.
 */
@Named
@RequestScoped
public class AddressStopBacking {

    @Inject
    AddressLinkService links;

    @Inject
    UserRequest request;

    private String token;
    private boolean done;

    public boolean isUsable() {
        return token != null && links.canObject(request.getService(), token);
    }

    public void stop() {
        done = token != null && links.object(request.getService(), token, request.getContext());
    }

    /** An address alone never claims it: it could be mailed to deceive somebody. */
    public boolean isDone() {
        return done || request.isTold("done");
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
