package mypage.admin.announcements;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import mypage.announcements.Notice;
import mypage.announcements.NoticePlan;
import mypage.announcements.NoticeRepository;
import mypage.announcements.NoticeText;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.Language;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * What members of staff do with notices. Each act is one transaction with its audit event; a row is held while it is changed,
 * and its version tells whether a colleague was first.
 */
@Stateless
public class NoticeService {

    static final int PAGE = 50;

    @PersistenceContext
    EntityManager entities;

    @Inject
    NoticeRepository notices;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * All there ever were, the newest first.
     *
     * @param after the last one of the page before, null for the first page
     */
    @RolesAllowed("LOOK_UP")
    public Slice<Notice> page(Long after) {
        List<Notice> found = notices.before(Objects.requireNonNullElse(after, Long.MAX_VALUE), PAGE + 1);
        return Slice.of(found, PAGE, Notice::id);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<Notice> find(long id) {
        return Optional.ofNullable(entities.find(Notice.class, id));
    }

    /** @return its id */
    @RolesAllowed("OPERATE")
    public long publish(NoticePlan plan, NoticeText japanese, RequestContext context) {
        Notice notice = new Notice(plan, japanese, clock.instant());
        entities.persist(notice);
        audit.record(AnnouncementAuditKind.NOTICE_CHANGED, notice.id(), context);
        return notice.id();
    }

    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult change(
            long id, int version, NoticePlan plan, NoticeText japanese, RequestContext context) {
        return act(
                id,
                version,
                (notice, now) -> notice.change(plan, japanese, now),
                AnnouncementAuditKind.NOTICE_CHANGED,
                context);
    }

    /**
     * Says it in another language than Japanese too.
     *
     * @param text null to take that language away
     */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult translate(
            long id, int version, Language language, NoticeText text, RequestContext context) {
        if (language == Language.JA) {
            throw new IllegalArgumentException("a notice without Japanese");
        }
        return act(
                id,
                version,
                (notice, now) -> notice.write(language, text, now),
                AnnouncementAuditKind.NOTICE_CHANGED,
                context);
    }

    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult remove(long id, int version, RequestContext context) {
        return act(id, version, Notice::remove, AnnouncementAuditKind.NOTICE_REMOVED, context);
    }

    private AnnouncementChangeResult act(
            long id, int version, BiConsumer<Notice, Instant> change, AuditKind kind, RequestContext context) {
        Instant now = clock.instant();
        Notice notice = entities.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null || notice.state(now) == Notice.State.REMOVED) {
            return AnnouncementChangeResult.OVER;
        }
        if (notice.version() != version) {
            return AnnouncementChangeResult.STALE;
        }
        change.accept(notice, now);
        audit.record(kind, id, context);
        return AnnouncementChangeResult.DONE;
    }
}
