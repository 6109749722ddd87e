package mypage.platform;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds in a migration what nodes of the release before would fail or wait at. It knows statements as we write them,
 * not all of SQL.
 */
final class RiskyStatements {

    /** Tables of a few rows, however large the installation: nothing takes long there. */
    private static final Set<String> SMALL = Set.of(
            "otp_policy",
            "staff",
            "pending_act",
            "maintenance_window",
            "frequent_question",
            "import",
            "password_sealing");

    /** What is wrong with a statement about a table that was there before, and how to see it. */
    private static final Map<String, Pattern> RULES = new LinkedHashMap<>();

    /** The same for what takes as long as a table is large. */
    private static final Map<String, Pattern> SLOW = new LinkedHashMap<>();

    static {
        rule(
                "takes away or renames what the release before uses",
                "^(drop (?!index concurrently if exists)|alter table .* (drop|rename)\\b)");
        rule("has a condition that the release before may not meet", "^alter table .*\\b(set not null|type)\\b");
        slow(
                "adds a condition that is proved under a lock: "
                        + "add it \"not valid\", and validate it in a later migration",
                "^alter table (?!.*not valid).* add (constraint|check|unique|primary|foreign)\\b");
        rule(
                "needs a value that the release before does not write",
                "^alter table (?!.*\\bdefault\\b).*\\bnot null\\b");
        slow(
                "rewrites the table or builds an index under a lock",
                "^alter table .*\\b(generated|unique|default (nextval|random|[a-z_]+\\(?gen_random))");
        rule("waits for a lock longer than nodes should wait behind it", "^(lock\\b|truncate|cluster|.*lock_timeout)");
        slow("changes rows while nodes wait for them: do it in batches, in a timer", "^(update|delete)\\b");
        slow(
                "keeps nodes from writing while it is built: use \"concurrently\"",
                "^create (unique )?index (?!concurrently)");
    }

    private static final Pattern TABLE = Pattern.compile(
            "^(?:alter table|drop table|update|delete from|lock table|truncate|create (?:unique )?index .*? on)"
                    + "(?: if exists| only)* ([a-z_]+)");
    private static final Pattern CREATED = Pattern.compile("^create table (?:if not exists )?([a-z_]+)");
    private static final Pattern REFERENCED = Pattern.compile("\\breferences ([a-z_]+)");

    private static final Pattern LITERAL = Pattern.compile("'[^']*'");

    /** A column of text with its length. */
    private static final Pattern TEXT = Pattern.compile("\\b([a-z_]+) (?:type )?varchar ?\\((\\d+)\\)(?! using)");

    /** The length of each column of text so far, by table and column. */
    private final Map<String, Integer> lengths = new HashMap<>();

    private static void rule(String why, String statement) {
        RULES.put(why, Pattern.compile(statement));
    }

    private static void slow(String why, String statement) {
        SLOW.put(why, Pattern.compile(statement));
    }

    /** One text for each fault of the next migration. */
    List<String> in(String migration) {
        String sqlOnly = LITERAL.matcher(migration.replaceAll("--[^\n]*", ""))
                .replaceAll(text -> text.group().contains(" ") ? "''" : Matcher.quoteReplacement(text.group()));
        List<String> statements = Stream.of(sqlOnly.split(";"))
                .map(sql -> sql.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .filter(sql -> !sql.isEmpty())
                .map(this::withoutLonger)
                .toList();
        Set<String> created =
                statements.stream().flatMap(sql -> names(CREATED, sql)).collect(Collectors.toSet());
        Stream<String> risky = statements.stream()
                .filter(sql -> names(TABLE, sql).noneMatch(created::contains))
                .flatMap(sql -> Stream.concat(
                        judge(RULES, sql),
                        names(TABLE, sql).anyMatch(SMALL::contains) ? Stream.of() : judge(SLOW, sql)));
        Set<String> locked = statements.stream()
                .flatMap(sql -> Stream.concat(
                        names(TABLE, sql).filter(table -> !sql.contains("concurrently")), names(REFERENCED, sql)))
                .filter(table -> !created.contains(table))
                .collect(Collectors.toCollection(TreeSet::new));
        Stream<String> deadlock = locked.size() < 2
                ? Stream.of()
                : Stream.of("locks more than one table, and so may deadlock: one migration for each: " + locked);
        return Stream.concat(risky, deadlock).toList();
    }

    /** Leaves out that a column of text becomes longer: that changes no row, and refuses no value. */
    private String withoutLonger(String sql) {
        String table = Stream.concat(names(CREATED, sql), names(TABLE, sql))
                .findFirst()
                .orElse("");
        return TEXT.matcher(sql).replaceAll(column -> {
            int length = Integer.parseInt(column.group(2));
            Integer before = lengths.put(table + "." + column.group(1), length);
            return before != null && before <= length ? column.group(1) : column.group();
        });
    }

    private static Stream<String> judge(Map<String, Pattern> rules, String sql) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(sql).find())
                .map(rule -> rule.getKey() + ": " + sql);
    }

    private static Stream<String> names(Pattern pattern, String sql) {
        return pattern.matcher(sql).results().map((MatchResult found) -> found.group(1));
    }
}
