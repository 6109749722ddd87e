package mypage.admin.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.admin.imports.BadLine.Reason;

/**
 * A line of an uploaded file.
 *
 * @param number of the line in the file, from 1; of its first line if a field has several
 * @param service its name when the line is good, otherwise as typed
 * @param email as accounts store it when the line is good, otherwise as typed
 * @param reason why the line is left out; null when nothing in the line itself is wrong
 */
record ImportLine(int number, String service, String email, Reason reason) {

    /** How much of a bad value is kept for whoever corrects it. */
    private static final int KEPT_OF_SERVICE = 100;

    private static final int KEPT_OF_EMAIL = 300;

    /** The character that our own list of bad lines puts before a value that a spreadsheet would take for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'(?=[=+@-])");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Checks a line by itself. */
    static ImportLine of(int number, String typedService, String typedEmail) {
        String email = GUARDED.matcher(typedEmail.strip()).replaceFirst("");
        Optional<Service> service = ImportVocabulary.service(typedService);
        Optional<String> address = EmailAddress.of(email);
        return service.isPresent() && address.isPresent()
                ? new ImportLine(number, service.get().name(), address.get(), null)
                : new ImportLine(
                        number,
                        kept(typedService, KEPT_OF_SERVICE),
                        kept(email, KEPT_OF_EMAIL),
                        reason(typedService.strip(), service, email));
    }

    private static Reason reason(String typedService, Optional<Service> service, String email) {
        if (service.isEmpty()) {
            return typedService.isEmpty() ? Reason.NO_SERVICE : Reason.UNKNOWN_SERVICE;
        }
        if (email.isEmpty()) {
            return Reason.NO_EMAIL;
        }
        return email.length() > EmailAddress.LONGEST ? Reason.TOO_LONG : Reason.MALFORMED;
    }

    /** Removes characters that a database or a terminal cannot handle. */
    private static String kept(String typed, int length) {
        String clean = CONTROL.matcher(typed.strip()).replaceAll(" ");
        return clean.codePointCount(0, clean.length()) <= length
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, length));
    }
}
