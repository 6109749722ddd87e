package mypage.otp;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A code that was mailed for one purpose. Each purpose keeps its own rows and limits; {@link CodeCheck} decides what is
 * called when.
 *
 * @param <R> what the right code leads to
 */
public interface MailedCode<R> {

    /**
     * Counts one try and commits it, so that no guess goes uncounted, however many come at once (ASVS 6.6.3).
     *
     * @return how many tries are left after this one; empty when the code can't be tried
     */
    OptionalInt countTry();

    /** Whether these digits are the code; in constant time. */
    boolean matches(String digits);

    /** Records in the audit trail that the code was wrong. */
    void recordWrongCode();

    /**
     * Consumes the code and does what it was mailed for, in one transaction.
     *
     * @return empty when another request consumed it first, or it can't be used any more
     */
    Optional<R> consume();
}
