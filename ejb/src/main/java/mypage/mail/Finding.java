package mypage.mail;

/**
 * One thing that a check looked at.
 *
 * @param isOk whether nothing is to be done
 * @param text what was found, or what to do
 */
public record Finding(boolean isOk, String text) {

    static Finding ok(String text) {
        return new Finding(true, text);
    }

    static Finding todo(String text) {
        return new Finding(false, text);
    }

    /** One line for the operator. */
    @Override
    public String toString() {
        return (isOk ? "ok     " : "TO DO  ") + text;
    }
}
