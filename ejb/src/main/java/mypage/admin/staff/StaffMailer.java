package mypage.admin.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import mypage.audit.BrowserFamily;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** Mails to members of staff, and the links in them. All methods join the caller's transaction. */
@Stateless
public class StaffMailer {

    /** After this time a notification is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    private static final String TOPIC = "staff:";

    /** What members are notified of, because it may have been somebody else (ASVS 6.3.7). */
    public enum Notice {
        ENROLLED,
        PASSWORD_CHANGED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED,
        PASSKEY_ADDED,
        PASSKEY_REMOVED,
        /** A passkey was refused because its signature counter did not grow: there may be a copy of it. */
        PASSKEY_COPIED,
        /** The right password was followed by a wrong code. */
        WRONG_CODE
    }

    /** Why a member gets a link. */
    public enum Reason {
        INVITED,
        ANEW
    }

    private final MailTexts texts = MailTexts.forStaff();

    @Inject
    StaffLinkRepository links;

    @Inject
    Outbox outbox;

    @Inject
    Secrets secrets;

    @Inject
    StaffSettings staffSettings;

    @Inject
    PlatformSettings platformSettings;

    @Inject
    Clock clock;

    /** Mails a link to choose both factors, and revokes older ones. */
    public void invite(Reason reason, StaffMember staff) {
        Instant end = clock.instant().plus(staffSettings.linkValidity());
        String token = secrets.newToken();
        endLinks(staff.id());
        links.add(new StaffLink(secrets.digest(token), staff.id(), end));
        outbox.enqueue(
                MailPriority.AWAITED,
                TOPIC + "link:" + staff.id(),
                staff.email(),
                texts.mail(
                        reason.name(),
                        staff.name(),
                        platformSettings
                                .adminUrl()
                                .resolve("/admin/enrol?t=" + token)
                                .toString(),
                        texts.dateTime(end)),
                end);
    }

    /** The member of a valid link. */
    public Optional<StaffMember> member(String token) {
        return links.member(secrets.digest(token), clock.instant());
    }

    /** When the valid links of these members end; a member without one is left out. */
    public Map<Long, Instant> linkEnds(Collection<Long> staffIds) {
        return links.ends(staffIds, clock.instant());
    }

    /** Consumes a link; of many simultaneous requests exactly one succeeds. */
    public boolean use(String token, long staffId) {
        return links.use(secrets.digest(token), staffId, clock.instant());
    }

    public void endLinks(long staffId) {
        links.endAll(staffId);
    }

    public void tell(Notice what, StaffMember staff, RequestContext context) {
        Instant now = clock.instant();
        String browser = BrowserFamily.of(context);
        outbox.enqueue(
                TOPIC + what + ":" + staff.id() + ":" + now.toEpochMilli(),
                staff.email(),
                texts.mailOf(
                        texts.text(what + ".subject"),
                        texts.text(
                                "notice.body",
                                texts.text(what.name(), staff.name()),
                                texts.dateTime(now),
                                browser.isEmpty() ? texts.text("browser.unknown") : browser)),
                now.plus(WORTH_SENDING));
    }
}
