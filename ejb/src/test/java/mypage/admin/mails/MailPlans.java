package mypage.admin.mails;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Collectors;
import mypage.TestContainer;
import org.eclipse.persistence.queries.DatabaseQuery;

/** The plans of the database for queries of mails. */
record MailPlans(TestContainer container) {

    static final List<String> QUERIES = List.of(
            LoggedMail.ALL,
            LoggedMail.BY_STATE,
            LoggedMail.BY_RECIPIENT,
            LoggedMail.BY_RECIPIENT_AND_STATE,
            LoggedMail.FAILING_BY_RECIPIENT);

    /** The statement as it is sent, with question marks for its parameters. */
    String sql(String name) {
        return container.inTransaction(() -> container
                .entities()
                .createNamedQuery(name)
                .unwrap(DatabaseQuery.class)
                .getSQLString());
    }

    /** The steps of the plan with these values, which are SQL, in the order of the question marks. */
    String of(EntityManager entities, String sql, String... values) {
        String filled = sql.replaceAll("\\?\\d", "?");
        for (String value : values) {
            filled = filled.replaceFirst("\\?", value);
        }
        List<?> steps = entities.createNativeQuery("explain " + filled).getResultList();
        return steps.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
}
