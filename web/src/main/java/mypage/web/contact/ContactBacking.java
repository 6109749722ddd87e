package mypage.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.contact.ContactService;
import mypage.contact.HelpDesk;
import mypage.contact.Office;
import mypage.contact.Prefecture;
import mypage.web.site.Texts;
import mypage.web.user.UserRequest;

/** Whom users can ask: help desks by telephone, and the offices of the prefecture that the address names. */
@Named
@RequestScoped
public class ContactBacking {

    private static final int MOST_ON_OTHER_PAGES = 2;

    /** @param id in addresses */
    public record PrefectureChoice(String id, String name, boolean chosen) {}

    @Inject
    ContactService contacts;

    @Inject
    UserRequest request;

    /** Those of the service, or of all services on a page that belongs to none; the reader's language comes first. */
    public List<HelpDesk> getDesks() {
        return contacts.desks(request.findService().orElse(null), request.getLanguage());
    }

    /** For pages that are about something else: the first ones that the reader can talk to. */
    public List<HelpDesk> getFirstDesks() {
        return contacts.desksFor(request.findService().orElse(null), request.getLanguage()).stream()
                .limit(MOST_ON_OTHER_PAGES)
                .toList();
    }

    public boolean isSearchable() {
        return contacts.hasOffices();
    }

    public List<PrefectureChoice> getPrefectures() {
        return Stream.of(Prefecture.values())
                .map(prefecture -> new PrefectureChoice(
                        id(prefecture),
                        prefecture.name(request.getLanguage()),
                        chosen().filter(prefecture::equals).isPresent()))
                .toList();
    }

    /** The heading of the offices found; null before a prefecture is chosen. */
    public String getFoundTitle() {
        return chosen().map(prefecture -> Texts.get("contact.offices.of", prefecture.name(request.getLanguage())))
                .orElse(null);
    }

    public List<Office> getOffices() {
        return chosen().map(contacts::offices).orElse(List.of());
    }

    /** The address that makes a telephone ring (RFC 3966). */
    public String call(String telephone) {
        return "tel:" + telephone.replace("-", "");
    }

    private Optional<Prefecture> chosen() {
        return request.parameter("prefecture")
                .flatMap(asked -> Stream.of(Prefecture.values())
                        .filter(prefecture -> id(prefecture).equals(asked))
                        .findFirst());
    }

    private static String id(Prefecture prefecture) {
        return prefecture.name().toLowerCase(Locale.ROOT);
    }
}
