package mypage.password;

import jakarta.ejb.ApplicationException;

/** This node was asked for more password hashes than it can compute in time. Nothing has changed. */
@ApplicationException(rollback = true)
public class HasherBusyException extends RuntimeException {
    HasherBusyException() {
        super("password hashing is overloaded; see MYPAGE_PASSWORD_CONCURRENCY");
    }
}
