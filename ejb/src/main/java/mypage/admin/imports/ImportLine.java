package mypage.admin.imports;

import java.util.Optional;
import java.util.regex.Pattern;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.admin.imports.BadLine.Reason;

/**
 * A line of an uploaded file.
 *
 * @param number of the line in the file, from 1; that of its beginning, if a field goes over several
 * @param service its name when the line is good, else as it was typed
 * @param email as accounts keep it when the line is good, else as it was typed
 * @param reason why it is left out; null when it is good as far as it tells by itself
 */
record ImportLine(int number, String service, String email, Reason reason) {

    /** As in RFC 5321, 4.5.3.1.3, and in the column of accounts. */
    private static final int LONGEST_EMAIL = 254;

    /** So much of a bad one is kept for who corrects it. */
    private static final int KEPT_OF_SERVICE = 100;

    private static final int KEPT_OF_EMAIL = 300;

    /** What our own list of bad lines puts before a value that a spreadsheet would take for a formula. */
    private static final Pattern GUARDED = Pattern.compile("'(?=[=+@-])");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    /** Judged by what the line itself says. */
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
        return email.length() > LONGEST_EMAIL ? Reason.TOO_LONG : Reason.MALFORMED;
    }

    /** Without what a database or a terminal stumbles over. */
    private static String kept(String typed, int length) {
        String clean = CONTROL.matcher(typed.strip()).replaceAll(" ");
        return clean.codePointCount(0, clean.length()) <= length
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, length));
    }
}
