package mypage.help;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * 「よくあるご質問」 as users read it (requirement 66). A node looks into the database at most once in two seconds, so a
 * correction is seen that late at most. Safe for use by many threads.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class FaqService {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Seen(List<FrequentQuestion> questions, Instant at) {}

    private volatile Seen seen = new Seen(List.of(), Instant.EPOCH);

    @PersistenceContext
    EntityManager entities;

    @Inject
    Clock clock;

    /** All, by their numbers from 1. */
    public List<FrequentQuestion> all() {
        Instant now = clock.instant();
        if (!now.isBefore(seen.at.plus(FRESH))) {
            List<FrequentQuestion> questions = entities.createNamedQuery(FrequentQuestion.ALL, FrequentQuestion.class)
                    .getResultList();
            seen = new Seen(List.copyOf(questions), now);
        }
        return seen.questions;
    }
}
