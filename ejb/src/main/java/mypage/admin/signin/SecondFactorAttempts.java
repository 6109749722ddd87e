package mypage.admin.signin;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import mypage.admin.staff.StaffMailer;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.audit.AuditTrail;
import mypage.platform.Rate;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Counts the attempts at the second factor of a member, whatever that is. Browsers in which the member is known have
 * attempts of their own. Too many wrong ones close it there until a member with MANAGE opens it again.
 */
@Stateless
public class SecondFactorAttempts {

    private static final Rate ONE_A_DAY = new Rate(1, Duration.ofDays(1));

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffMailer mailer;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Counts an attempt before it is judged, in a transaction of its own.
     *
     * @return false when too many were wrong
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean count(StaffMember staff, boolean known) {
        return members.countGuess(staff.id(), known, clock.instant());
    }

    /** Takes back an attempt that was right. Joins the caller's transaction. */
    public void release(StaffMember staff, boolean known) {
        members.releaseGuess(staff.id(), known, clock.instant());
    }

    /** Records a wrong attempt, and tells the member at most once a day. Joins the caller's transaction, if any. */
    public void noteWrong(StaffMember staff, RequestContext context) {
        audit.record(StaffSignInAuditKind.STAFF_CODE_REFUSED, staff.id(), context);
        RateLimit mails = new RateLimit("staff wrong code mail " + staff.id(), ONE_A_DAY);
        if (limiter.acquire(List.of(mails)).isEmpty()) {
            mailer.tell(StaffMailer.Notice.WRONG_CODE, staff, context);
        }
    }
}
