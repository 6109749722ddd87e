package mypage.platform;

/**
 * What a check of the installation found.
 *
 * @param isOk whether nothing is to be done
 * @param text one line: what was found, and what to do if something is to be done; without secrets
 */
public record Finding(boolean isOk, String text) {

    public static Finding ok(String text) {
        return new Finding(true, text);
    }

    public static Finding todo(String text) {
        return new Finding(false, text);
    }

    @Override
    public String toString() {
        return (isOk ? "ok    " : "TODO  ") + text;
    }
}
