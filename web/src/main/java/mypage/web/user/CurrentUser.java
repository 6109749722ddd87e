package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.platform.UserTime;
import mypage.session.SignedInUser;
import mypage.web.site.Texts;

/** The signed-in user, as the pages behind the sign-in show it. */
@Named
@RequestScoped
public class CurrentUser {

    @Inject
    SecurityContext security;

    public long getAccountId() {
        return signedIn().accountId();
    }

    public String getEmail() {
        return EmailAddress.shown(signedIn().email());
    }

    /** The path segment of the service that the user is signed in to; empty when nobody is signed in. */
    public String getSignedInTo() {
        return find().map(user -> user.service().segment()).orElse("");
    }

    /** Null at the first sign-in. */
    public String getPreviousSignIn() {
        return signedIn()
                .previousSignIn()
                .map(at -> UserTime.dateTime(Texts.language(), at))
                .orElse(null);
    }

    /** Since when mails to the user come back; null if none did. */
    public String getUndelivered() {
        return signedIn()
                .undeliveredAt()
                .map(at -> UserTime.dateTime(Texts.language(), at))
                .orElse(null);
    }

    /** The user as services take it. */
    public SignedInUser signedIn() {
        return find().orElseThrow();
    }

    /** Empty when nobody is signed in, on a page that is open to all. */
    public Optional<SignedInUser> find() {
        return security.getPrincipalsByType(UserPrincipal.class).stream()
                .map(UserPrincipal::user)
                .findFirst();
    }
}
