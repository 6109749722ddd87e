package mypage.web.user;

import java.util.Optional;

/** An address for the sign-in page to begin with. The room that knows one is above the room of that page. */
public interface SuggestedAddress {

    Optional<String> find();
}
