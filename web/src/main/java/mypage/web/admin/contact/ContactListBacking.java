package mypage.web.admin.contact;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.contact.ContactList;
import mypage.admin.contact.ContactListService;
import mypage.contact.HelpDesk;
import mypage.platform.CsvCell;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffRequest;

/** The lists of whom users can ask, and each as a file. */
@Named
@RequestScoped
public class ContactListBacking {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    @Inject
    ContactListService contacts;

    @Inject
    StaffRequest staff;

    @Inject
    FacesContext faces;

    public List<HelpDesk> getDesks() {
        return contacts.desks();
    }

    public List<String> getDeskColumns() {
        return contacts.columns(ContactList.DESKS);
    }

    public String service(HelpDesk desk) {
        return desk.service().map(ServiceLabels::of).orElse(Labels.get("contacts.all"));
    }

    public String count(String list) {
        return Labels.get("contacts.count", size(ContactList.valueOf(list)));
    }

    /** Null unless a list was just replaced. */
    public Outcome getDone() {
        return named("done")
                .map(list -> new Outcome(
                        Labels.get("contacts.done.title"),
                        Labels.get("contacts.done", Labels.get("contacts." + list), size(list))))
                .orElse(null);
    }

    /** Sends a list as a file that can be corrected and uploaded again. */
    public void download() throws IOException {
        ContactList list = named("list").orElse(ContactList.DESKS);
        var response = faces.getExternalContext();
        response.setResponseContentType("text/csv; charset=UTF-8");
        response.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"" + list.name().toLowerCase(Locale.ROOT) + ".csv\"");
        var text = new OutputStreamWriter(response.getResponseOutputStream(), UTF_8);
        text.write(BYTE_ORDER_MARK);
        var csv = CsvWriter.builder().build(text);
        csv.writeRecord(contacts.columns(list));
        contacts.lines(list)
                .forEach(line -> csv.writeRecord(line.stream().map(CsvCell::of).toList()));
        csv.flush();
        faces.responseComplete();
    }

    private int size(ContactList list) {
        return contacts.lines(list).size();
    }

    private Optional<ContactList> named(String parameter) {
        return staff.parameter(parameter)
                .flatMap(name -> Stream.of(ContactList.values())
                        .filter(list -> list.name().equals(name))
                        .findFirst());
    }
}
