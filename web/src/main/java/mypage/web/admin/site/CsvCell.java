package mypage.web.admin.site;

/**
 * What stands in a cell of any file for staff, safe to be opened by a spreadsheet: a text that begins as a formula does gets
 * an apostrophe before it (OWASP, CSV Injection), also where the sign is a full-width one.
 */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    public static String of(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
