package mypage.admin.contact;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.contact.BadContact.Reason;
import mypage.admin.imports.ImportVocabulary;
import mypage.contact.HelpDesk;
import mypage.contact.Office;
import mypage.contact.Prefecture;
import mypage.platform.CsvCell;
import mypage.platform.CsvFile;
import mypage.platform.Language;
import mypage.platform.TypedText;

/**
 * Reads lists of contacts. The names of the columns are in {@code mypage/admin/contact/words.properties}. Spaces around
 * a value and the width of its characters do not matter.
 */
final class ContactFile {

    /** In characters. */
    private static final int LONGEST = 200;

    /** Far more than there are offices. */
    private static final int MOST_LINES = 2000;

    /** With hyphens, since a long row of digits in a mail looks like a code. */
    private static final Pattern TELEPHONE = Pattern.compile("0\\d{1,4}-\\d{1,4}-?\\d{3,4}");

    private static final Pattern HYPHENS = Pattern.compile("[\\u2010-\\u2015\\u2212\\u30fc]");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private static final ResourceBundle WORDS =
            ResourceBundle.getBundle("mypage.admin.contact.words", Locale.ROOT, ContactFile.class.getClassLoader());

    private final List<BadContact> bad = new ArrayList<>();
    private final CsvFile file;
    private boolean isEmpty = true;

    ContactFile(CsvFile file) {
        this.file = file;
    }

    /** The names of the columns of this list, in their order. */
    static List<String> columns(ContactList list) {
        return List.of(WORDS.getString(list.name()).split(","));
    }

    /** The lines that are no contacts, once all are read. */
    List<BadContact> bad() {
        return bad;
    }

    /** All help desks, if no line is bad. */
    List<HelpDesk> desks() {
        List<HelpDesk> desks = new ArrayList<>();
        read(ContactList.DESKS, fields -> {
            Optional<Service> service = ImportVocabulary.service(fields.at(0));
            Optional<Language> language = fields.at(1).isEmpty() ? Optional.of(Language.JA) : language(fields.at(1));
            fields.refuseIf(service.isEmpty() && !fields.at(0).isEmpty(), Reason.UNKNOWN_SERVICE);
            fields.refuseIf(language.isEmpty(), Reason.UNKNOWN_LANGUAGE);
            fields.refuseIf(fields.at(2).isEmpty(), Reason.NO_NAME);
            String telephone = fields.telephone(3);
            if (fields.areGood()) {
                desks.add(new HelpDesk(
                        desks.size() + 1,
                        service.orElse(null),
                        language.orElseThrow(),
                        fields.at(2),
                        telephone,
                        fields.at(4)));
            }
        });
        return desks;
    }

    /** All offices, if no line is bad. */
    List<Office> offices() {
        List<Office> offices = new ArrayList<>();
        read(ContactList.OFFICES, fields -> {
            Optional<Prefecture> prefecture = Prefecture.named(fields.at(0));
            fields.refuseIf(prefecture.isEmpty(), Reason.UNKNOWN_PREFECTURE);
            fields.refuseIf(fields.at(1).isEmpty(), Reason.NO_NAME);
            fields.refuseIf(fields.at(2).isEmpty(), Reason.NO_ADDRESS);
            String telephone = fields.telephone(3);
            if (fields.areGood()) {
                offices.add(new Office(
                        offices.size() + 1,
                        prefecture.orElseThrow(),
                        fields.at(1),
                        fields.at(2),
                        telephone,
                        fields.at(4)));
            }
        });
        return offices;
    }

    /** A file with nothing but its header would remove the whole list, and is rather a mistake. */
    private void read(ContactList list, Consumer<Fields> action) {
        file.forEach(columns(list), MOST_LINES, line -> {
            isEmpty = false;
            action.accept(new Fields(line));
        });
        if (isEmpty) {
            throw new CsvFile.RefusedException(CsvFile.Problem.EMPTY);
        }
    }

    private static Optional<Language> language(String typed) {
        return Stream.of(Language.values())
                .filter(language -> CsvFile.plain(language.ownName()).equals(CsvFile.plain(typed))
                        || language.id().equalsIgnoreCase(typed))
                .findFirst();
    }

    /** The fields of one line, of which the first fault is noted. */
    private final class Fields {

        private final int line;
        private final List<String> values;
        private boolean good = true;

        Fields(CsvFile.Line read) {
            line = read.number();
            values =
                    read.fields().stream().map(String::strip).map(CsvCell::text).toList();
            refuseIf(values.stream().anyMatch(value -> value.length() > LONGEST), Reason.TOO_LONG);
            refuseIf(values.stream().anyMatch(value -> CONTROL.matcher(value).find()), Reason.CONTROL_CHARACTER);
        }

        String at(int column) {
            return values.get(column);
        }

        String telephone(int column) {
            String digits = HYPHENS.matcher(TypedText.visible(at(column))).replaceAll("-");
            String bare = digits.replace("-", "");
            refuseIf(
                    !TELEPHONE.matcher(digits).matches() || bare.length() < 10 || bare.length() > 11,
                    Reason.BAD_TELEPHONE);
            return digits;
        }

        void refuseIf(boolean fault, Reason reason) {
            if (fault && good) {
                good = false;
                bad.add(new BadContact(line, reason));
            }
        }

        boolean areGood() {
            return good;
        }
    }
}
