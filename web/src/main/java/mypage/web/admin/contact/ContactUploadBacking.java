package mypage.web.admin.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.contact.BadContact;
import mypage.admin.contact.ContactFileResult;
import mypage.admin.contact.ContactFileResult.Bad;
import mypage.admin.contact.ContactFileResult.Good;
import mypage.admin.contact.ContactFileResult.Refused;
import mypage.admin.contact.ContactList;
import mypage.admin.contact.ContactListService;
import mypage.platform.CsvFile.Problem;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.UploadedFile;
import mypage.web.site.FieldErrors;

/** Takes a file that is to replace a list of contacts. */
@Named
@RequestScoped
public class ContactUploadBacking {

    private static final String REPLACE = "replace";

    /** More than anybody corrects before trying again. */
    private static final int MOST_BAD_LINES = 100;

    @Inject
    ContactListService contacts;

    @Inject
    StaffRequest staff;

    @Inject
    FieldErrors errors;

    @Inject
    HttpServletRequest request;

    private String good;
    private List<String> bad = List.of();

    /** The list that the address or the form names; otherwise that of the help desks. */
    public ContactList getList() {
        return staff.parameter("list")
                .flatMap(name -> Stream.of(ContactList.values())
                        .filter(list -> list.name().equals(name))
                        .findFirst())
                .orElse(ContactList.DESKS);
    }

    public String getTitle() {
        return Labels.get("contacts.new.title", Labels.get("contacts." + getList()));
    }

    public String getColumns() {
        return String.join("、", contacts.columns(getList()));
    }

    /** What the check of a good file found; otherwise null. */
    public String getGood() {
        return good;
    }

    public List<String> getBad() {
        return List.copyOf(bad);
    }

    /** For a POST only. */
    public String upload() throws IOException, ServletException {
        Optional<Part> file = UploadedFile.in(request);
        if (file.isEmpty()) {
            errors.add(UploadedFile.FIELD, Labels.get("import.file.missing"));
            return null;
        }
        return take(file.get(), staff.parameter(REPLACE).isPresent());
    }

    private String take(Part file, boolean replace) {
        ContactFileResult result = replace
                ? contacts.replace(getList(), file.getSize(), file::getInputStream, staff.context())
                : contacts.check(getList(), file.getSize(), file::getInputStream);
        switch (result) {
            case Good found
            when replace -> {
                return StaffPage.CONTACTS.redirect() + "&done=" + getList();
            }
            case Good found -> good = Labels.get("contacts.good", found.lines(), found.added(), found.removed());
            case Bad(List<BadContact> lines) -> {
                errors.add(UploadedFile.FIELD, Labels.get("contacts.bad", lines.size()));
                bad = lines.stream()
                        .limit(MOST_BAD_LINES)
                        .map(ContactUploadBacking::text)
                        .toList();
            }
            case Refused(Problem why) -> errors.add(UploadedFile.FIELD, problem(why));
        }
        return null;
    }

    private static String text(BadContact line) {
        return Labels.get("contacts.line", line.line(), Labels.get("contacts.bad." + line.reason()));
    }

    private String problem(Problem why) {
        return switch (why) {
            case EMPTY -> Labels.get("contacts.file.empty");
            case TOO_LARGE -> Labels.get("contacts.file.large");
            case TOO_MANY_LINES -> Labels.get("contacts.file.lines");
            case NO_TEXT -> Labels.get("import.file.text");
            case NO_HEADER -> Labels.get("contacts.file.header", getColumns());
            case NO_CSV -> Labels.get("import.file.csv");
        };
    }
}
