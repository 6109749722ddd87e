package mypage.help;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;

/** What staff do to 「よくあるご質問」: correct a question and its answer. */
@Stateless
public class FaqCorrectionService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** All, by number, as the database has them now. */
    @RolesAllowed("LOOK_UP")
    public List<FaqEntry> all() {
        return entities.createNamedQuery(FrequentQuestion.WITH_EDITOR, Object[].class)
                .getResultStream()
                .map(row -> new FaqEntry((FrequentQuestion) row[0], Optional.ofNullable((String) row[1])))
                .toList();
    }

    @RolesAllowed("LOOK_UP")
    public Optional<FaqEntry> find(long number) {
        return all().stream()
                .filter(entry -> entry.current().number() == number)
                .findFirst();
    }

    /**
     * Replaces both texts, unless somebody did since.
     *
     * @param version that of the texts which the member of staff has seen
     * @return whether that was still the newest; if not, nothing is changed
     */
    @RolesAllowed("OPERATE")
    public boolean correct(int number, int version, String question, String answer, Client client) {
        int changed = entities.createNamedQuery(FrequentQuestion.CORRECT)
                .setParameter("question", question)
                .setParameter("answer", answer)
                .setParameter("now", clock.instant())
                .setParameter("staff", client.staffId())
                .setParameter("number", number)
                .setParameter("version", version)
                .executeUpdate();
        if (changed > 0) {
            audit.record(AuditEvent.Kind.FAQ_CHANGED, (long) number, client);
        }
        return changed > 0;
    }
}
