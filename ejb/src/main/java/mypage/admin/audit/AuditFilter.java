package mypage.admin.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.audit.AuditEvent;
import mypage.audit.AuditKind;
import mypage.platform.RequestContext;

/**
 * Audit events that meet all of these conditions. An empty value is no condition, but no event meets an empty list of
 * ids.
 *
 * @param accounts ids of accounts
 * @param staff ids of members of staff
 * @param clientAddress as {@link RequestContext#address} writes it
 * @param kinds one of these
 * @param service the name of a service
 * @param from inclusive, and limited to the time from {@link #BEGINNING} to {@link #END}
 * @param until exclusive, and limited in the same way
 */
public record AuditFilter(
        Optional<List<Long>> accounts,
        Optional<List<Long>> staff,
        Optional<String> clientAddress,
        Optional<List<AuditKind>> kinds,
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
        kinds = kinds.map(List::copyOf);
        from = bounded(from);
        until = bounded(until);
    }

    private static Instant bounded(Instant time) {
        return time.isBefore(BEGINNING) ? BEGINNING : time.isAfter(END) ? END : time;
    }

    /** Whether no event can meet it, because each kind has one outcome. */
    boolean isContradictory() {
        return kinds.filter(all -> all.stream().noneMatch(this::hasOutcome)).isPresent();
    }

    private boolean hasOutcome(AuditKind kind) {
        return outcome.filter(asked -> asked != kind.outcome()).isEmpty();
    }

    /** The name of the kind if it is only one, which has an index; empty if it is none or more. */
    String kind() {
        return kinds.filter(all -> all.size() == 1)
                .map(all -> all.get(0).name())
                .orElse("");
    }

    /** The names of the kinds if they are more than one; empty otherwise. */
    String manyKinds() {
        return kinds.filter(all -> all.size() > 1).stream()
                .flatMap(List::stream)
                .map(AuditKind::name)
                .collect(Collectors.joining(","));
    }

    /** The account, if there is exactly one. */
    Optional<Long> account() {
        return accounts.filter(ids -> ids.size() == 1).map(ids -> ids.get(0));
    }

    /** The network of the client address, as sums have it for IPv6. */
    String clientNetwork() {
        return clientAddress
                .map(address -> new RequestContext(address, "", "").network())
                .orElse("");
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
