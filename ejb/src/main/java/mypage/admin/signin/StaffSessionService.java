package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import mypage.admin.signin.StaffSessionRepository.Found;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** Sessions of members of staff, found by the hash of the token in a cookie. */
@Stateless
public class StaffSessionService {

    @Inject
    StaffSessionRepository sessions;

    @Inject
    StaffPasskeys passkeys;

    @Inject
    Secrets secrets;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** The member who is signed in with this token; empty when it is unknown, ended, idle too long or expired. */
    public Optional<SignedInStaff> resume(String token) {
        Instant now = clock.instant();
        Optional<Found> found = findSignedIn(token, now);
        found.filter(f -> f.session().isTouchDue(now)).ifPresent(f -> sessions.touch(f.session(), now));
        return found.map(f -> signedIn(f, now));
    }

    /** Does the same for a page that refreshes itself, which must not keep a session from becoming idle. */
    public Optional<SignedInStaff> peek(String token) {
        Instant now = clock.instant();
        return findSignedIn(token, now).map(found -> signedIn(found, now));
    }

    private Optional<Found> findSignedIn(String token, Instant now) {
        return find(token, now).filter(found -> found.session().isSignedIn());
    }

    private SignedInStaff signedIn(Found found, Instant now) {
        boolean passkeyMissing = passkeys.isMissing(found.staff());
        return new SignedInStaff(
                found.session().id(),
                found.staff().id(),
                found.staff().name(),
                passkeyMissing ? Set.of(StaffRole.LOOK_UP) : found.staff().roles(),
                passkeyMissing,
                found.session().previousAt(),
                found.session().isRecentlyAuthenticated(settings.reauthenticationValidity(), now));
    }

    /** Ends the session at once on every node. An unknown token is ignored. */
    public void end(String token, RequestContext context) {
        find(token, clock.instant()).ifPresent(found -> {
            sessions.end(found.session());
            audit.record(
                    StaffSignInAuditKind.STAFF_SIGNED_OUT,
                    found.staff().id(),
                    context.actingAs(found.staff().id()));
        });
    }

    /** Records that a member asked for something that none of their roles permits. */
    public void noteForbidden(RequestContext context) {
        audit.record(StaffSignInAuditKind.STAFF_FORBIDDEN, null, context);
    }

    private Optional<Found> find(String token, Instant now) {
        return sessions.find(secrets.digest(token), now)
                .filter(found -> !found.session().isIdle(settings.idle(), now));
    }
}
