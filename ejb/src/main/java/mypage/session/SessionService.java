package mypage.session;

import jakarta.ejb.Stateless;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.Client;

/** Sessions of signed-in users: rows, found by the hash of the token in the browser's cookie. */
@Stateless
public class SessionService {

    /** The living session that this token opens in this service; empty when unknown, ended, idle too long or too old. */
    public Optional<SignedInUser> resume(Service service, String token) {
        throw new UnsupportedOperationException();
    }

    /** Ends the session at once on every node; an unknown token is no error. */
    public void end(String token, Client client) {
        throw new UnsupportedOperationException();
    }
}
