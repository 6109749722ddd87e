package mypage.contact;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import mypage.account.Service;
import mypage.platform.Language;

/**
 * Whom users can ask. Mails need the help desks too, so a node reads them from the database at most once in ten
 * seconds. A new list is seen at most that late. Thread-safe.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ContactService {

    private static final Duration FRESH = Duration.ofSeconds(10);

    private record Seen(List<HelpDesk> desks, boolean offices, Instant at) {}

    private volatile Seen seen = new Seen(List.of(), false, Instant.EPOCH);

    @Inject
    ContactRepository contacts;

    @Inject
    Clock clock;

    /**
     * The help desks for users of this service, those that speak the language first.
     *
     * @param service null for those of all services
     */
    public List<HelpDesk> desks(Service service, Language language) {
        return fresh().desks.stream()
                .filter(desk -> service == null
                        || desk.service().filter(of -> of != service).isEmpty())
                .sorted(Comparator.comparing((HelpDesk desk) -> !speaks(desk, language)))
                .toList();
    }

    /** The help desks that speak the language, or Japanese if none does. */
    public List<HelpDesk> desksFor(Service service, Language language) {
        List<HelpDesk> all = desks(service, language);
        List<HelpDesk> own = all.stream().filter(desk -> speaks(desk, language)).toList();
        return own.isEmpty()
                ? all.stream().filter(desk -> speaks(desk, Language.JA)).toList()
                : own;
    }

    /** Whether there is a list of offices to search. */
    public boolean hasOffices() {
        return fresh().offices;
    }

    public List<Office> offices(Prefecture prefecture) {
        return contacts.officesIn(prefecture);
    }

    private static boolean speaks(HelpDesk desk, Language language) {
        return desk.language().tag().equals(language.tag());
    }

    private Seen fresh() {
        Instant now = clock.instant();
        Seen last = seen;
        if (now.isBefore(last.at.plus(FRESH)) && !now.isBefore(last.at)) {
            return last;
        }
        Seen fresh = new Seen(contacts.desks(), contacts.hasOffices(), now);
        seen = fresh;
        return fresh;
    }
}
