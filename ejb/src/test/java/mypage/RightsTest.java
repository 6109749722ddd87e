package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.demo.DatabaseRole;
import mypage.platform.Schema;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What db/rights.sql says, and what the role of the nodes has in the database. */
@Tag("C23")
class RightsTest {

    private static final Pattern GRANT = Pattern.compile("(?m)^grant (.+) on (\\w+) to \\$\\{role};$");

    /** All that the role, or everybody, may do with a table or one of its columns. */
    private static final String ON_TABLES = """
            select c.relname || ': ' || lower(a.privilege_type)
            from pg_class c, aclexplode(c.relacl) a
            where c.relnamespace = 'public'::regnamespace and c.relkind <> 'S' and a.grantee in (0, 'mypage'::regrole)
            union all
            select c.relname || ': ' || lower(a.privilege_type) || ' (' || t.attname || ')'
            from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
            where c.relnamespace = 'public'::regnamespace and a.grantee in (0, 'mypage'::regrole)""";

    private static final String TABLES = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relkind not in ('i', 'I', 'S') and not relispartition""";

    /** Everything that anybody but the owner of the tables owns in this database, or that the role owns anywhere. */
    private static final String OWNED_BY_OTHERS = """
            select relname from pg_class
            where relnamespace = 'public'::regnamespace and relowner <> 'mypage_owner'::regrole
            union all
            select proname from pg_proc
            where pronamespace = 'public'::regnamespace and proowner <> 'mypage_owner'::regrole
            union all
            select nspname from pg_namespace where nspname = 'public' and nspowner <> 'mypage_owner'::regrole
            union all
            select datname from pg_database where datname = current_database() and datdba <> 'mypage_owner'::regrole
            union all
            select classid::regclass::text from pg_shdepend where refobjid = 'mypage'::regrole and deptype = 'o'""";

    @Test
    void everyTableIsNamed() throws Exception {
        Differences.assertNone(query(TABLES), stated().keySet());
    }

    @Test
    void theRoleHasExactlyTheRightsThatAreStated() throws Exception {
        Differences.assertNone(
                stated().entrySet().stream()
                        .flatMap(table ->
                                Stream.of(table.getValue().split(", ")).map(right -> table.getKey() + ": " + right))
                        .toList(),
                query(ON_TABLES));
        assertEquals(List.of("id_seq"), query("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and case relkind
                    when 'S' then has_sequence_privilege('mypage', oid, 'usage, select, update') end"""));
    }

    @Test
    void theRoleOwnsNothingAndIsNothingSpecial() throws Exception {
        assertEquals(List.of(), query(OWNED_BY_OTHERS));
        assertEquals(List.of("f f f f f 0"), query("""
                select concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls,
                    (select count(*) from pg_auth_members where member = r.oid))
                from pg_roles r where rolname = 'mypage'"""));
    }

    /** Such a function does what its caller may not: few may be called, and no table of the caller hides ours. */
    @Test
    void functionsThatRunAsTheOwnerAreFewAndFindOurTablesOnly() throws Exception {
        assertEquals(
                List.of("account_access_ended", "audit_month_add", "audit_month_drop", "import_row_analyze"),
                query("""
                select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                    and proconfig = array['search_path=public, pg_temp'] order by 1"""));
        assertEquals(List.of("audit_month_add", "import_row_analyze"), query("""
                select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                    and has_function_privilege('mypage', oid, 'execute') order by 1"""));
    }

    @Test
    void aSecondNodeThatStartsChangesNothing() throws Exception {
        List<String> before = query(ON_TABLES);
        new Schema(TestDatabase.DATABASE.source(DatabaseRole.OWNER)).migrateFor(DatabaseRole.NODE.id);
        Differences.assertNone(before, query(ON_TABLES));
    }

    private static Map<String, String> stated() throws IOException {
        try (var file = Schema.class.getResourceAsStream("/db/rights.sql")) {
            Map<String, String> rights = new TreeMap<>();
            GRANT.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(grant ->
                            assertEquals(null, rights.put(grant.group(2), grant.group(1)), "named once: " + grant));
            return rights;
        }
    }

    private static List<String> query(String sql) throws SQLException {
        try (var connection = TestDatabase.DATABASE.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var found = new TreeSet<String>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return List.copyOf(found);
        }
    }
}
