package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import mypage.account.AccountService;
import mypage.admin.signin.SecondFactorAttempts;
import mypage.admin.staff.StaffMember;
import mypage.admin.staff.StaffMemberRepository;
import mypage.otp.OtpService;
import mypage.platform.Language;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Guesses that come at once, when few or one of them may still be judged. */
@ArquillianTest
@Tag("C5")
class WrongCodesIT {

    private static final int AT_ONCE = 20;

    @Inject
    OtpService otp;

    @Inject
    AccountService accounts;

    @Inject
    SecondFactorAttempts attempts;

    @Inject
    StaffMemberRepository members;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    private Rows rows;

    @BeforeEach
    void open() {
        rows = new Rows(dataSource);
    }

    @Test
    void noMoreCodesAreJudgedThanAreLeft() throws Exception {
        long id = rows.createAccount(UUID.randomUUID() + "@example.jp", "none");
        otp.issue(accounts.get(id), false, 7, "0815", Language.JA, Instant.now());
        rows.update("update otp_challenge set guesses = array_fill(now(), array[72]) where account_id = ?", id);

        List<Boolean> judged = Race.of(AT_ONCE, () -> otp.countAttempt(id, 7, Instant.now()));

        assertEquals(3, judged.stream().filter(counted -> counted).count());
        assertEquals(75, rows.number("select guess_count from otp_challenge where account_id = ?", id));
        assertEquals(0, rows.number("select known_guess_count from otp_challenge where account_id = ?", id));
    }

    @Test
    void noMoreCodesOfStaffAreJudgedThanAreLeft() throws Exception {
        long id = rows.number("""
                insert into staff (id, email, name, guesses, created_at)
                values (nextval('id_seq'), ?, '担当', array_fill(now(), array[24]), now()) returning id""", UUID.randomUUID() + "@example.jp");
        StaffMember member = members.find(id).orElseThrow();

        List<Boolean> judged = Race.of(AT_ONCE, () -> attempts.count(member, false));

        assertEquals(1, judged.stream().filter(counted -> counted).count());
        assertEquals(25, rows.number("select guess_count from staff where id = ?", id));
    }
}
