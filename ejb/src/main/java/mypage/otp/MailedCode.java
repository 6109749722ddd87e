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
     * Counts an attempt and commits it, so that none goes uncounted, however many are simultaneous (ASVS 6.6.3).
     *
     * @return the attempts left after this one; empty when there was none
     */
    OptionalInt countAttempt();

    /** Compares the digits with the code in constant time. */
    boolean matches(String digits);

    /** Records in the audit trail that the code was wrong. */
    void recordWrongCode();

    /**
     * Consumes the code and does what it was mailed for, in one transaction.
     *
     * @return empty when another request consumed it first, or it is no longer valid
     */
    Optional<R> consume();
}
