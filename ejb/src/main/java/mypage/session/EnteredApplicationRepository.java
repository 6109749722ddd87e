package mypage.session;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mypage.platform.Language;
import mypage.platform.NativeStatement;

/** Reads which applications were entered in sessions. Their room is above this one. */
@Dependent
class EnteredApplicationRepository {

    private static final NativeStatement NAMES = NativeStatement.of("""
            select v.session_id, case when :english then coalesce(c.name_en, c.name) else c.name end
            from user_session s
            join openid_visit v on v.session_id = s.id
            join openid_client c on c.id = v.client_id
            where s.account_id = :account
            order by v.entered_at, c.id""");

    @PersistenceContext
    EntityManager entities;

    /** By session, in the order in which they were entered. */
    Map<Long, List<String>> names(long accountId, Language language) {
        return NAMES.in(entities)
                .set("english", language != Language.JA && language != Language.JA_EASY)
                .set("account", accountId)
                .rows()
                .collect(Collectors.groupingBy(
                        row -> row.number(0), Collectors.mapping(row -> row.text(1), Collectors.toList())));
    }
}
