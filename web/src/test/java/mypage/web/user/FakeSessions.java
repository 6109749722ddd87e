package mypage.web.user;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** Sessions without a database. */
public class FakeSessions extends SessionService {

    public final Set<String> valid = new HashSet<>();

    @Override
    public Optional<SignedInUser> resume(Service service, String token) {
        return valid.contains(token)
                ? Optional.of(new SignedInUser(
                        1, 1, service, "taro@example.jp", false, Optional.empty(), Optional.empty(), false))
                : Optional.empty();
    }

    @Override
    public void end(String token, RequestContext context) {
        valid.remove(token);
    }
}
