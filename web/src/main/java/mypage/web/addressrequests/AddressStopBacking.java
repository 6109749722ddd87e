package mypage.web.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.addressrequests.AddressLinkService;
import mypage.web.user.UserRequest;

/**
 * Where the link leads that the old address gets when the office is about to change it. To open it does nothing, as mail
 * scanners do; its button ends the office's procedure, once. From there on the secret of the link is in no address.
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
        done = token != null && links.object(request.getService(), token, request.getClient());
    }

    /** Told by the answer alone: an address that says so could be mailed to who is to believe it. */
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
