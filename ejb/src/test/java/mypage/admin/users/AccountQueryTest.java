package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import mypage.account.AccountState;
import mypage.account.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("C20")
class AccountQueryTest {

    /** Nobody can leaf through all accounts, and nobody learns addresses by a list. */
    @ParameterizedTest
    @CsvSource({
        "' ab ',       , ,            false, false, ",
        "abc,          , ,            false, true,  false",
        "ＡＢＣ,       , ,            false, true,  false",
        "abc,          , OPEN,        true,  true,  false",
        "@ab,          , LOCKED,      true,  false, ",
        "@abc,         , ,            false, true,  true",
        "'',           , ,            false, false, ",
        "'',           , OPEN,        false, false, ",
        "'',           , CLOSED,      false, false, ",
        "'',           , UNREGISTERED, false, false, ",
        "'',           , LOCKED,      false, true,  true",
        "'',           , SUSPENDED,   false, true,  true",
        "'',           , DORMANT,     false, true,  true",
        "'',           , OPEN,        true,  true,  true",
        "'',           7, ,           false, true,  true",
        "abc,          7, ,           false, true,  true",
        "ab,           7, ,           false, false, ",
    })
    void whatCanBeAsked(
            String typed, Long main, AccountState state, boolean undelivered, boolean answerable, Boolean masked) {
        AccountQuery query = new AccountQuery(
                typed,
                Optional.ofNullable(main),
                List.of(Service.values()),
                Optional.ofNullable(state),
                undelivered,
                false,
                20,
                Optional.empty());

        assertEquals(answerable, query.isAnswerable());
        if (answerable) {
            assertEquals(masked, query.isMasked());
        }
    }
}
