package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.admin.signin.StaffSessionRepository.Found;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** Sessions of members of staff: rows, found by the hash of the token in the browser's cookie. */
@Stateless
public class StaffSessionService {

    @Inject
    StaffSessionRepository sessions;

    @Inject
    Secrets secrets;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** The member of staff whom this token has signed in; empty when unknown, ended, idle too long or too old. */
    public Optional<SignedInStaff> resume(String token) {
        Instant now = clock.instant();
        Optional<Found> found = findSignedIn(token, now);
        found.filter(f -> f.session().isTouchDue(now)).ifPresent(f -> sessions.touch(f.session(), now));
        return found.map(StaffSessionService::signedIn);
    }

    /** The same for a page that refreshes itself: nobody asked for that, so it keeps no session from ending. */
    public Optional<SignedInStaff> peek(String token) {
        return findSignedIn(token, clock.instant()).map(StaffSessionService::signedIn);
    }

    private Optional<Found> findSignedIn(String token, Instant now) {
        return find(token, now).filter(found -> found.session().isSignedIn());
    }

    private static SignedInStaff signedIn(Found found) {
        return new SignedInStaff(
                found.session().id(),
                found.staff().id(),
                found.staff().name(),
                found.staff().roles(),
                found.session().previousAt());
    }

    /** Ends the session at once on every node; an unknown token is no error. */
    public void end(String token, RequestContext context) {
        find(token, clock.instant()).ifPresent(found -> {
            sessions.end(found.session());
            audit.record(
                    StaffSignInAuditKind.STAFF_SIGNED_OUT,
                    found.staff().id(),
                    context.actingAs(found.staff().id()));
        });
    }

    /** Records that a member of staff asked for what no role of the member holds. */
    public void noteForbidden(RequestContext context) {
        audit.record(StaffSignInAuditKind.STAFF_FORBIDDEN, null, context);
    }

    private Optional<Found> find(String token, Instant now) {
        return sessions.find(secrets.digest(token), now)
                .filter(found -> !found.session().isIdle(settings.idle(), now));
    }
}
