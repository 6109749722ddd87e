package mypage.web.openid;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import mypage.openid.Answer;
import mypage.openid.AuthorizationRequest;
import mypage.openid.AuthorizationRequestResult.Unregistered;
import mypage.openid.AuthorizationResult.ReauthenticationRequired;
import mypage.openid.AuthorizationResult.SignInRequired;
import mypage.openid.AuthorizationService;
import mypage.openid.AuthorizationService.Pending;
import mypage.web.reauthentication.Reauthentication;
import mypage.web.site.SiteCookie;
import mypage.web.site.UserPage;
import mypage.web.user.UserRequest;

/**
 * The page after the sign-in that leads to the application that asked for it. It is a page of its own, since a browser
 * does not let a form that it sent here redirect to another site (form-action of the Content Security Policy).
 */
@Named
@RequestScoped
public class ApplicationBacking {

    @Inject
    AuthorizationService service;

    @Inject
    Reauthentication reauthentication;

    @Inject
    UserRequest request;

    private String name;
    private String location;

    public String open() {
        var pending = request.cookie(SiteCookie.APPLICATION).flatMap(service::recall);
        return pending.isPresent() ? open(pending.get()) : leave();
    }

    private String open(Pending pending) {
        return switch (service.read(pending.parameters())) {
            case AuthorizationRequest asked -> open(asked, pending.requestedAt());
            case Answer(String answered) -> lead(request.getServiceName(), answered);
            case Unregistered() -> leave();
        };
    }

    private String open(AuthorizationRequest asked, Instant requestedAt) {
        var session = request.cookie(SiteCookie.SESSION);
        return switch (service.authorize(asked, session, requestedAt, request.getContext())) {
            case Answer(String answered) ->
                lead(asked.client().name(request.getContext().language()), answered);
            case ReauthenticationRequired() -> reauthentication.to(UserPage.CONFIRM);
            case SignInRequired() -> UserPage.LOGIN.redirect();
        };
    }

    private String lead(String application, String answered) {
        name = application;
        location = answered;
        request.forget(SiteCookie.APPLICATION);
        request.leadTo(answered);
        return null;
    }

    private String leave() {
        request.forget(SiteCookie.APPLICATION);
        return UserPage.MYPAGE.redirect();
    }

    public String getName() {
        return name;
    }

    public String getLocation() {
        return location;
    }
}
