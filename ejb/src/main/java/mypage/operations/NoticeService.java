package mypage.operations;

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
import mypage.audit.AuditEvent.Kind;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.Language;
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
        List<Notice> found = entities.createNamedQuery(Notice.PAGE, Notice.class)
                .setParameter("before", Objects.requireNonNullElse(after, Long.MAX_VALUE))
                .setMaxResults(PAGE + 1)
                .getResultList();
        return Slice.of(found, PAGE, Notice::id);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<Notice> find(long id) {
        return Optional.ofNullable(entities.find(Notice.class, id));
    }

    /** @return its id */
    @RolesAllowed("OPERATE")
    public long publish(NoticePlan plan, NoticeText japanese, Client client) {
        Notice notice = new Notice(plan, japanese, clock.instant());
        entities.persist(notice);
        audit.record(Kind.NOTICE_CHANGED, notice.id(), client);
        return notice.id();
    }

    @RolesAllowed("OPERATE")
    public OperationStep change(long id, int version, NoticePlan plan, NoticeText japanese, Client client) {
        return act(id, version, (notice, now) -> notice.change(plan, japanese, now), Kind.NOTICE_CHANGED, client);
    }

    /**
     * Says it in another language than Japanese too.
     *
     * @param text null to take that language away
     */
    @RolesAllowed("OPERATE")
    public OperationStep translate(long id, int version, Language language, NoticeText text, Client client) {
        if (language == Language.JA) {
            throw new IllegalArgumentException("a notice without Japanese");
        }
        return act(id, version, (notice, now) -> notice.write(language, text, now), Kind.NOTICE_CHANGED, client);
    }

    @RolesAllowed("OPERATE")
    public OperationStep remove(long id, int version, Client client) {
        return act(id, version, Notice::remove, Kind.NOTICE_REMOVED, client);
    }

    private OperationStep act(long id, int version, BiConsumer<Notice, Instant> change, Kind kind, Client client) {
        Instant now = clock.instant();
        Notice notice = entities.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null || notice.state(now) == Notice.State.REMOVED) {
            return OperationStep.OVER;
        }
        if (notice.version() != version) {
            return OperationStep.STALE;
        }
        change.accept(notice, now);
        audit.record(kind, id, client);
        return OperationStep.DONE;
    }
}
