package mypage.admin.dashboard;

import java.util.Map;
import java.util.Optional;
import mypage.account.AccountAuditKind;
import mypage.addressrequests.AddressRequestAuditKind;
import mypage.admin.announcements.AnnouncementAuditKind;
import mypage.admin.signin.StaffSignInAuditKind;
import mypage.recovery.RecoveryAuditKind;

/** What staff are alarmed of: some events, and all urgent alerts. The names are stored, and stand in a setting. */
public enum AlarmKind {
    /** The owner of an account objected to a request for another address. */
    OBJECTION,
    /** A former address took the account back. */
    ADDRESS_RESTORED,
    /** An owner says of something: this was not me. */
    NOT_ME,
    /** Somebody typed a wrong code, or used a wrong passkey, as a member of staff. */
    STAFF_CODE,
    /** The date from which a service asks for one-time passwords was moved. */
    LAUNCH_MOVED,

    OTP_OFF,
    COMMAND_USED,
    ACTS_WAIT,
    MAIL_WAITS,
    MAIL_REQUESTS_WAIT,
    MAIL_FAILS,
    MAIL_REFUSED,
    MAIL_SLOW,
    BOUNCES,
    FAILED_SIGN_INS,
    MAINTENANCE,
    METRICS_OLD,
    AUDIT_BROKEN;

    private static final Map<String, AlarmKind> EVENTS = Map.of(
            AddressRequestAuditKind.REQUEST_OBJECTED.name(), OBJECTION,
            AccountAuditKind.EMAIL_RESTORED.name(), ADDRESS_RESTORED,
            RecoveryAuditKind.NOT_ME.name(), NOT_ME,
            StaffSignInAuditKind.STAFF_CODE_REFUSED.name(), STAFF_CODE,
            AnnouncementAuditKind.LAUNCH_CHANGED.name(), LAUNCH_MOVED);

    /** @param auditKind the name of a kind of audit event */
    static Optional<AlarmKind> ofEvent(String auditKind) {
        return Optional.ofNullable(EVENTS.get(auditKind));
    }

    /** Empty unless it is urgent. */
    static Optional<AlarmKind> of(Alert alert) {
        return alert.isUrgent() ? Optional.of(named(alert)) : Optional.empty();
    }

    private static AlarmKind named(Alert alert) {
        return switch (alert) {
            case Alert.Raised raised -> raised.alarm().kind();
            case Alert.OtpOff off -> OTP_OFF;
            case Alert.CommandUsed used -> COMMAND_USED;
            case Alert.ActsWait acts -> ACTS_WAIT;
            case Alert.MailWaits mail -> MAIL_WAITS;
            case Alert.MailRequestsWait mail -> MAIL_REQUESTS_WAIT;
            case Alert.MailFails mail -> MAIL_FAILS;
            case Alert.MailRefused mail -> MAIL_REFUSED;
            case Alert.MailSlow mail -> MAIL_SLOW;
            case Alert.Bounces mail -> BOUNCES;
            case Alert.FailedSignIns attempts -> FAILED_SIGN_INS;
            case Alert.Maintenance window -> MAINTENANCE;
            case Alert.MetricsOld old -> METRICS_OLD;
            case Alert.AuditBroken broken -> AUDIT_BROKEN;
            case Alert.OnlyAdministrator only -> throw notUrgent(only);
            case Alert.Requests waiting -> throw notUrgent(waiting);
            case Alert.RiskTaken risk -> throw notUrgent(risk);
            case Alert.AuditUnchecked unchecked -> throw notUrgent(unchecked);
        };
    }

    private static IllegalArgumentException notUrgent(Alert alert) {
        return new IllegalArgumentException("not urgent: " + alert);
    }

    /** Whether it happened at one moment. Others last until their cause is gone. */
    public boolean isEvent() {
        return EVENTS.containsValue(this);
    }
}
