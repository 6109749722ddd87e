package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.admin.staff.StaffRateLimits;
import mypage.admin.staff.StaffSettings;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** The transactions of {@link StaffSignInService}. */
@Stateless
public class StaffSignInTransactions {

    /** How long a code is accepted after the password. */
    private static final Duration FIRST_FACTOR = Duration.ofMinutes(5);

    /** The purpose of a passkey that signs in without a password. */
    static final String ALONE = "alone";

    /** A session that waits for its second factor. */
    public record Waiting(StaffSession session, StaffMember staff) {}

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffSessionRepository sessions;

    @Inject
    StaffFactors factors;

    @Inject
    StaffPasskeys passkeys;

    @Inject
    StaffRateLimits limits;

    @Inject
    SecondFactorAttempts attempts;

    @Inject
    StaffMailer mailer;

    @Inject
    Secrets secrets;

    @Inject
    StaffSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** The member with this address, if they can sign in. */
    public Optional<StaffMember> find(String typedEmail) {
        String email = EmailAddress.normalize(typedEmail);
        return email.length() > EmailAddress.LONGEST || email.indexOf('\0') >= 0
                ? Optional.empty()
                : members.find(email).filter(staff -> staff.isEnabled() && staff.isEnrolled());
    }

    /**
     * Opens a session after a right password, and ends the one that the browser had.
     *
     * @param known whether the member is known in the browser
     * @return the token of the first factor
     */
    public String open(StaffMember staff, StaffDeviceCookies browser, boolean known) {
        endSession(browser);
        Instant now = clock.instant();
        String token = secrets.newToken();
        sessions.add(new StaffSession(
                secrets.digest(token), staff, StaffSession.State.PASSWORD, known, now, now.plus(FIRST_FACTOR)));
        return token;
    }

    private void endSession(StaffDeviceCookies browser) {
        browser.session().ifPresent(token -> sessions.end(secrets.digest(token)));
    }

    public Optional<Waiting> waiting(String token) {
        return sessions.find(secrets.digest(token), clock.instant())
                .map(found -> new Waiting(found.session(), found.staff()))
                .filter(found -> !found.session.isSignedIn() && found.session.attemptsLeft() > 0);
    }

    /** Counts a code before it is checked, in a transaction of its own; false when there were too many. */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countAttempt(Waiting found) {
        return sessions.countAttempt(found.session);
    }

    /** Completes a sign-in with a code of the app; empty when it is wrong or was used before. */
    public Optional<String> passCode(Waiting found, String code, RequestContext context) {
        return factors.takeCode(found.staff, code) ? signIn(found, context) : Optional.empty();
    }

    /**
     * Completes a sign-in with a recovery code and tells the member by mail; empty when it is wrong or was used
     * before.
     */
    public Optional<String> passRecoveryCode(Waiting found, String code, RequestContext context) {
        if (!factors.takeRecoveryCode(found.staff, code)) {
            return Optional.empty();
        }
        mailer.tell(StaffMailer.Notice.RECOVERY_CODE_USED, found.staff, context);
        note(StaffSignInAuditKind.STAFF_CODE_USED, Optional.of(found.staff), context.actingAs(found.staff.id()));
        return signIn(found, context);
    }

    /** Asks for a passkey of the member; empty when they have none. */
    public Optional<PasskeyPrompt> passkeyPrompt(Waiting found) {
        return passkeys.promptOf(found.staff, purpose(found));
    }

    /** Whether a code does not complete the sign-in. */
    public boolean isPasskeyRequired(Waiting found) {
        return passkeys.isOnlyFactor(found.staff);
    }

    /** Whether this answers what the page asked, and not too late. */
    public boolean isAsked(Waiting found, PasskeyAnswer answer) {
        return passkeys.isAsked(answer, purpose(found));
    }

    /** Completes a sign-in with a passkey of this member; empty when it is refused. */
    public Optional<String> passPasskey(Waiting found, PasskeyAnswer answer, RequestContext context) {
        return passkeys.take(answer, purpose(found), staff -> staff.id() == found.staff.id(), context)
                .flatMap(staff -> signIn(found, context));
    }

    private static String purpose(Waiting found) {
        return "second factor " + found.session.id();
    }

    /** Opens a session by a passkey alone, and ends the one that the browser had; empty when it is refused. */
    public Optional<SignedIn> passPasskeyAlone(
            PasskeyAnswer answer, StaffDeviceCookies browser, RequestContext context) {
        Optional<StaffMember> found = passkeys.take(answer, ALONE, staff -> true, context);
        if (found.isEmpty()) {
            note(StaffSignInAuditKind.STAFF_PASSKEY_REFUSED, found, context);
            return Optional.empty();
        }
        StaffMember staff = found.get();
        endSession(browser);
        Instant now = clock.instant();
        String token = secrets.newToken();
        sessions.add(new StaffSession(
                secrets.digest(token),
                staff,
                StaffSession.State.SIGNED_IN,
                limits.isKnown(staff, browser),
                now,
                now.plus(settings.absolute())));
        noteSignIn(staff, now, context);
        return Optional.of(new SignedIn(token, limits.known(staff)));
    }

    private Optional<String> signIn(Waiting found, RequestContext context) {
        Instant now = clock.instant();
        String token = secrets.newToken();
        if (!sessions.signIn(found.session, secrets.digest(token), now, now.plus(settings.absolute()))) {
            return Optional.empty();
        }
        attempts.release(found.staff, found.session.isKnown());
        noteSignIn(found.staff, now, context);
        return Optional.of(token);
    }

    private void noteSignIn(StaffMember staff, Instant now, RequestContext context) {
        members.noteSignIn(staff.id(), now);
        note(StaffSignInAuditKind.STAFF_SIGNED_IN, Optional.of(staff), context.actingAs(staff.id()));
    }

    /** Records the result of an attempt, in a transaction of its own when the caller has none. */
    public void note(AuditKind kind, Optional<StaffMember> staff, RequestContext context) {
        audit.record(kind, staff.map(StaffMember::id).orElse(null), context);
    }
}
