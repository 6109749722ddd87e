package mypage.admin.staff;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.audit.BrowserFamily;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** Mails to members of staff, and the link that some of them hold. All join the caller's transaction. */
@Stateless
public class StaffMailer {

    /** How long it is tried to tell somebody something. */
    private static final Duration WORTH_TELLING = Duration.ofDays(3);

    private static final String TOPIC = "staff:";

    /** What members are told, as it may have been somebody else (ASVS 6.3.7). */
    public enum Notice {
        ENROLLED,
        PASSWORD_CHANGED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_RENEWED
    }

    /** Why a member gets a link. */
    public enum Reason {
        INVITED,
        ANEW
    }

    private final MailTexts texts = MailTexts.forStaff();

    @PersistenceContext
    EntityManager entities;

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

    /** Mails a link to choose both factors; ends all older ones. */
    public void invite(Reason reason, StaffMember staff) {
        Instant end = clock.instant().plus(staffSettings.linkValidity());
        String token = secrets.newToken();
        endLinks(staff.id());
        entities.persist(new StaffLink(secrets.digest(token), staff.id(), end));
        outbox.enqueue(
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

    /** The member to whom this link leads, as long as it does. */
    public Optional<StaffMember> member(String token) {
        return entities.createNamedQuery(StaffLink.MEMBER, StaffMember.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst();
    }

    /** Uses this link up; of many at once exactly one does. */
    public boolean use(String token, long staffId) {
        return entities.createNamedQuery(StaffLink.USE)
                        .setParameter("hash", secrets.digest(token))
                        .setParameter("staff", staffId)
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    public void endLinks(long staffId) {
        entities.createNamedQuery(StaffLink.END_ALL)
                .setParameter("staff", staffId)
                .executeUpdate();
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
                now.plus(WORTH_TELLING));
    }
}
