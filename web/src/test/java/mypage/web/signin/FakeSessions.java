package mypage.web.signin;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** Sessions without a database. */
class FakeSessions extends SessionService {

    final Set<String> living = new HashSet<>();

    @Override
    public Optional<SignedInUser> resume(Service service, String token) {
        return living.contains(token)
                ? Optional.of(new SignedInUser(1, 1, service, "taro@example.jp", false, Optional.empty(), false))
                : Optional.empty();
    }

    @Override
    public void end(String token, Client client) {
        living.remove(token);
    }
}
