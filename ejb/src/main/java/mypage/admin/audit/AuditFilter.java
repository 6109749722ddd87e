package mypage.admin.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;
import mypage.platform.RequestContext;

/**
 * Which audit events are asked for: those that meet all of these. What is empty asks for nothing, but an empty list of
 * numbers, which no event meets.
 *
 * @param accounts numbers of accounts
 * @param staff numbers of members of staff
 * @param clientAddress as {@link RequestContext#address} writes it
 * @param service the name of a service
 * @param from inclusive; what lies beyond {@link #BEGINNING} or {@link #END} is taken for these
 * @param until exclusive; the same
 */
public record AuditFilter(
        Optional<List<Long>> accounts,
        Optional<List<Long>> staff,
        Optional<String> clientAddress,
        Optional<AuditKind> kind,
        Optional<AuditEvent.Outcome> outcome,
        Optional<String> service,
        Instant from,
        Instant until) {

    /** Before and after every event. */
    public static final Instant BEGINNING = Instant.EPOCH;

    public static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private static final String NOBODY = "-1";

    public AuditFilter {
        accounts = accounts.map(List::copyOf);
        staff = staff.map(List::copyOf);
        from = bounded(from);
        until = bounded(until);
    }

    private static Instant bounded(Instant time) {
        return time.isBefore(BEGINNING) ? BEGINNING : time.isAfter(END) ? END : time;
    }

    /** Whether no event can meet it: each kind has one outcome. */
    boolean isContradictory() {
        return kind.isPresent() && outcome.isPresent() && kind.get().outcome() != outcome.get();
    }

    /** The account, where it is one alone. */
    Optional<Long> account() {
        return accounts.filter(ids -> ids.size() == 1).map(ids -> ids.get(0));
    }

    String accountNumbers() {
        return numbers(accounts);
    }

    String staffNumbers() {
        return numbers(staff);
    }

    private static String numbers(Optional<List<Long>> ids) {
        return ids.map(all -> all.isEmpty()
                        ? NOBODY
                        : all.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .orElse("");
    }
}
