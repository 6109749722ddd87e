package mypage.platform;

import jakarta.ejb.ApplicationException;

/** So few rows meet a filter that they were not found in time, see {@link SearchTime}. Rolls the transaction back. */
@ApplicationException(rollback = true)
public final class TooWideException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooWideException(Throwable cause) {
        super(cause);
    }
}
