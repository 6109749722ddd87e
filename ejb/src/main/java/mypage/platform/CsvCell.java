package mypage.platform;

/**
 * A cell of a CSV file, safe to open in a spreadsheet: a text that begins like a formula, full-width signs
 * included, gets a leading apostrophe (OWASP, CSV Injection).
 */
public final class CsvCell {

    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvCell() {}

    public static String of(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** The text of a cell that {@link #of} may have written. */
    public static String text(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }
}
