package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.AccountNumberService;
import mypage.account.Service;
import mypage.admin.audit.AuditFilter;
import mypage.admin.audit.AuditKinds;
import mypage.admin.staff.StaffNameService;
import mypage.audit.AuditEvent.Outcome;
import mypage.audit.AuditKind;
import mypage.platform.JapaneseTime;
import mypage.platform.Network;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ListChoice;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;
import mypage.web.site.FieldErrors;

/**
 * The filter of the audit trail, from a search, a link or the form of an export. Staff type names and addresses of
 * people, which no address of a page repeats; the trail knows only their numbers, so they are looked up here.
 */
@RequestScoped
public class AuditFilterForm {

    static final String KINDS = "kinds";
    private static final String NUMBER = "\\d{1,18}";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    AccountNumberService accounts;

    @Inject
    StaffNameService members;

    @Inject
    FieldErrors errors;

    static final String[] NAMES = {"account", "service", "staff", "client", "kind", KINDS, "outcome", "from", "until"};

    /** With how the list is shown. */
    static final String[] SENT = Stream.concat(Stream.of(NAMES), Stream.of(ListChoice.SORT, ListChoice.SIZE))
            .toArray(String[]::new);

    /** Whether a search was requested, by its form or by a link with a filter. */
    public boolean isAsked() {
        return search.isNamed()
                ? !search.isGone()
                : Stream.of(NAMES).anyMatch(name -> field(name).isPresent());
    }

    /** The value of a field. In the address of a page, accounts and members of staff stand by number only. */
    Optional<String> field(String name) {
        boolean isPerson = name.equals("account") || name.equals("staff");
        return staff.isPosted()
                ? staff.parameter(name)
                : search.chosen(name).filter(value -> search.isNamed() || !isPerson || value.matches(NUMBER));
    }

    /** Empty, with errors reported, if a field can't be read. */
    public Optional<AuditFilter> read() {
        var filter = new AuditFilter(
                field("account").map(this::accountNumbers),
                field("staff").map(members::find),
                field("client").flatMap(this::address),
                kinds(),
                choice("outcome", Outcome.class),
                choice("service", Service.class).map(Service::name),
                field("from").flatMap(typed -> time("from", typed)).orElse(AuditFilter.BEGINNING),
                field("until")
                        .flatMap(typed -> time("until", typed))
                        .map(last -> last.plus(MINUTE))
                        .orElse(AuditFilter.END));
        return errors.getAll().isEmpty() ? Optional.of(filter) : Optional.empty();
    }

    private List<Long> accountNumbers(String typed) {
        return typed.matches(NUMBER)
                ? List.of(Long.valueOf(typed))
                : accounts.find(choice("service", Service.class), typed);
    }

    /** What was chosen from the list, and whatever has the typed text in its name. */
    private Optional<List<AuditKind>> kinds() {
        var chosen = field("kind").flatMap(AuditKinds::find).map(List::of);
        var named = field(KINDS)
                .map(typed -> chosen.orElse(AuditKinds.ALL).stream()
                        .filter(kind -> isNamed(kind, typed.toLowerCase(Locale.ROOT)))
                        .toList());
        if (named.filter(List::isEmpty).isPresent()) {
            errors.add(KINDS, Labels.get("audit.kinds.none"));
        }
        return named.or(() -> chosen);
    }

    private static boolean isNamed(AuditKind kind, String typed) {
        return AuditKindLabels.of(kind.name()).toLowerCase(Locale.ROOT).contains(typed)
                || kind.name().toLowerCase(Locale.ROOT).equals(typed);
    }

    /** The client address in the notation of the trail. */
    private Optional<String> address(String typed) {
        var address = Network.address(typed).map(InetAddress::getHostAddress);
        if (address.isEmpty()) {
            errors.add("client", Labels.get("audit.client.wrong"));
        }
        return address;
    }

    private Optional<Instant> time(String field, String typed) {
        try {
            return Optional.of(
                    LocalDateTime.parse(typed).atZone(JapaneseTime.ZONE).toInstant());
        } catch (DateTimeParseException e) {
            errors.add(field, Labels.get("audit.time.wrong"));
            return Optional.empty();
        }
    }

    /** A value that is not in the list did not come from our form, and is ignored. */
    private <E extends Enum<E>> Optional<E> choice(String field, Class<E> type) {
        return field(field)
                .flatMap(name -> Stream.of(type.getEnumConstants())
                        .filter(value -> value.name().equals(name))
                        .findFirst());
    }
}
