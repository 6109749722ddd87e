package mypage.admin.audit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountAuditKind;
import mypage.addressrequests.AddressRequestAuditKind;
import mypage.admin.announcements.AnnouncementAuditKind;
import mypage.admin.approvals.ApprovalAuditKind;
import mypage.admin.contact.ContactAuditKind;
import mypage.admin.faq.FaqAuditKind;
import mypage.admin.imports.ImportAuditKind;
import mypage.admin.mails.MailAuditKind;
import mypage.admin.restoration.RestorationAuditKind;
import mypage.admin.signin.StaffSignInAuditKind;
import mypage.admin.staff.StaffAuditKind;
import mypage.admin.users.UserAuditKind;
import mypage.audit.AuditArchiveAuditKind;
import mypage.audit.AuditKind;
import mypage.audit.RefusedRequestAuditKind;
import mypage.device.DeviceAuditKind;
import mypage.openid.OpenIdAuditKind;
import mypage.otp.OtpAuditKind;
import mypage.password.PasswordAuditKind;
import mypage.profile.ProfileAuditKind;
import mypage.ratelimit.RateLimitAuditKind;
import mypage.reauthentication.ReauthenticationAuditKind;
import mypage.recovery.RecoveryAuditKind;
import mypage.registration.RegistrationAuditKind;
import mypage.session.SessionAuditKind;
import mypage.trust.TrustAuditKind;

/** The kinds of all rooms, in the groups and the order of the selection for staff. */
public final class AuditKinds {

    /** What kinds belong to. */
    public enum Group {
        SIGN_IN(
                PasswordAuditKind.values(),
                DeviceAuditKind.values(),
                OtpAuditKind.values(),
                TrustAuditKind.values(),
                SessionAuditKind.values(),
                OpenIdAuditKind.values(),
                ReauthenticationAuditKind.values()),
        ACCOUNT(
                AccountAuditKind.values(),
                RegistrationAuditKind.values(),
                RecoveryAuditKind.values(),
                ProfileAuditKind.values(),
                AddressRequestAuditKind.values()),
        STAFF(
                ApprovalAuditKind.values(),
                StaffAuditKind.values(),
                StaffSignInAuditKind.values(),
                UserAuditKind.values()),
        OPERATION(
                RateLimitAuditKind.values(),
                MailAuditKind.values(),
                AnnouncementAuditKind.values(),
                FaqAuditKind.values(),
                ContactAuditKind.values(),
                ImportAuditKind.values()),
        TRAIL(
                AuditTrailAuditKind.values(),
                AuditArchiveAuditKind.values(),
                RefusedRequestAuditKind.values(),
                RestorationAuditKind.values());

        private final List<AuditKind> kinds;

        Group(AuditKind[]... rooms) {
            kinds = Stream.of(rooms).flatMap(Stream::of).toList();
        }

        public List<AuditKind> kinds() {
            return List.copyOf(kinds);
        }
    }

    public static final List<AuditKind> ALL =
            Stream.of(Group.values()).flatMap(group -> group.kinds.stream()).toList();

    private AuditKinds() {}

    public static Optional<AuditKind> find(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }
}
