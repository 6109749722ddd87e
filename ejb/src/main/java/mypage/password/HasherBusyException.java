package mypage.password;

import jakarta.ejb.ApplicationException;

/** More password hashes are asked for than this node computes in time; nothing was changed. */
@ApplicationException(rollback = true)
public class HasherBusyException extends RuntimeException {
    HasherBusyException() {
        super("password hashing is overloaded; see MYPAGE_PASSWORD_CONCURRENCY");
    }
}
