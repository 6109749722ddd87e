package mypage.admin.contact;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mypage.admin.contact.ContactFileResult.Bad;
import mypage.admin.contact.ContactFileResult.Good;
import mypage.admin.contact.ContactFileResult.Refused;
import mypage.admin.imports.ImportVocabulary;
import mypage.audit.AuditTrail;
import mypage.contact.ContactRepository;
import mypage.contact.HelpDesk;
import mypage.contact.Office;
import mypage.platform.CsvFile;
import mypage.platform.RequestContext;

/** Lets staff see the lists of contacts, and replace each as a whole by a file: all of its lines, or nothing. */
@Stateless
public class ContactListService {

    /** In bytes. */
    public static final long LARGEST_FILE = 1024 * 1024;

    private record Upload(List<List<String>> lines, Runnable replacement) {}

    @Inject
    ContactRepository contacts;

    @Inject
    AuditTrail audit;

    @Inject
    ContactMailer mailer;

    @RolesAllowed("LOOK_UP")
    public List<HelpDesk> desks() {
        return contacts.desks();
    }

    @RolesAllowed("LOOK_UP")
    public List<Office> offices() {
        return contacts.offices();
    }

    /** The names of the columns of a file. */
    @RolesAllowed("LOOK_UP")
    public List<String> columns(ContactList list) {
        return ContactFile.columns(list);
    }

    /** The list as the lines of a file. */
    @RolesAllowed("LOOK_UP")
    public List<List<String>> lines(ContactList list) {
        return switch (list) {
            case DESKS -> linesOfDesks(desks());
            case OFFICES -> linesOfOffices(offices());
        };
    }

    /**
     * Checks a file and changes nothing.
     *
     * @param size in bytes
     */
    @RolesAllowed("OPERATE")
    public ContactFileResult check(ContactList list, long size, CsvFile.Source source) {
        return read(list, size, source, replacement -> {});
    }

    /**
     * Reads a file, and replaces the list if all of its lines are good. All staff are then told by mail.
     *
     * @param size in bytes
     */
    @RolesAllowed("OPERATE")
    public ContactFileResult replace(ContactList list, long size, CsvFile.Source source, RequestContext context) {
        return read(list, size, source, replacement -> {
            replacement.run();
            audit.record(ContactAuditKind.of(list), null, context);
            mailer.replaced(list, context.staffId());
        });
    }

    /** @param good takes what replaces the list by the lines of a good file */
    private ContactFileResult read(ContactList list, long size, CsvFile.Source source, Consumer<Runnable> good) {
        try {
            ContactFile file = new ContactFile(new CsvFile(size, LARGEST_FILE, source));
            Upload upload = read(list, file);
            if (!file.bad().isEmpty()) {
                return new Bad(file.bad());
            }
            List<List<String>> before = lines(list);
            good.accept(upload.replacement);
            return new Good(upload.lines.size(), without(upload.lines, before), without(before, upload.lines));
        } catch (CsvFile.RefusedException e) {
            return new Refused(e.why());
        }
    }

    private Upload read(ContactList list, ContactFile file) {
        switch (list) {
            case DESKS -> {
                List<HelpDesk> desks = file.desks();
                return new Upload(linesOfDesks(desks), () -> contacts.replaceDesks(desks));
            }
            case OFFICES -> {
                List<Office> offices = file.offices();
                return new Upload(linesOfOffices(offices), () -> contacts.replaceOffices(offices));
            }
        }
        throw new IllegalArgumentException(list.name());
    }

    private static int without(List<List<String>> some, List<List<String>> others) {
        List<List<String>> rest = new ArrayList<>(some);
        others.forEach(rest::remove);
        return rest.size();
    }

    private static List<List<String>> linesOfDesks(List<HelpDesk> desks) {
        return desks.stream()
                .map(desk -> List.of(
                        desk.service().map(ImportVocabulary::name).orElse(""),
                        desk.language().id(),
                        desk.name(),
                        desk.telephone(),
                        desk.hours()))
                .toList();
    }

    private static List<List<String>> linesOfOffices(List<Office> offices) {
        return offices.stream()
                .map(office -> List.of(
                        office.prefecture().japanese(),
                        office.name(),
                        office.address(),
                        office.telephone(),
                        office.hours()))
                .toList();
    }
}
