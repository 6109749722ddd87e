package mypage.faq;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import mypage.platform.NativeStatement;

/** The rows of {@link QuestionTranslation}. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuestionTranslationRepository {

    private static final NativeStatement WRITE = NativeStatement.of("""
            insert into frequent_question_text as t (number, language, of_version, question, answer, updated_at,
                updated_by)
            select number, :language, version, :question, :answer, :now, :staff
            from frequent_question where number = :number and version = :japaneseVersion
            on conflict (number, language) do update
                set of_version = excluded.of_version, question = excluded.question, answer = excluded.answer,
                    version = t.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by
                where t.version = :version""");

    @PersistenceContext
    EntityManager entities;

    public List<QuestionTranslation> all() {
        return entities.createNamedQuery(QuestionTranslation.ALL, QuestionTranslation.class)
                .getResultList();
    }

    /**
     * Writes a translation in place of an older one. Joins the caller's transaction.
     *
     * @param text its number and language, and both texts
     * @param japaneseVersion the version of the Japanese texts that it translates
     * @param version the version of the older translation
     * @return false, and nothing has changed, when either has another version by now
     */
    public boolean write(Question text, int japaneseVersion, int version, Instant now, long staff) {
        return WRITE.in(entities)
                .set("number", text.number())
                .set("language", text.language().name())
                .set("question", text.question())
                .set("answer", text.answer())
                .set("now", now)
                .set("staff", staff)
                .set("japaneseVersion", japaneseVersion)
                .set("version", version)
                .changesOneRow();
    }
}
