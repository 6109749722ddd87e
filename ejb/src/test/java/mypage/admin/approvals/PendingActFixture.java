package mypage.admin.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import mypage.TestAccount;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;

/** The invitation of somebody who may approve: an act that waits for a second member. */
abstract class PendingActFixture extends TeamFixture {

    final String email = TestAccount.newAddress();

    long ask() {
        assertEquals(Result.ASKED, invite());
        return asked();
    }

    Result invite() {
        return management.invite(email, "山田", Set.of(StaffRole.APPROVE), client(manager));
    }

    boolean isInvited() {
        return rows.number("select count(*) from staff where email = ?1", email) == 1;
    }

    ActState state(long act) {
        return approvals.find(act).orElseThrow().state();
    }

    long mails(long member, String subject) {
        String address = (String) rows.row("select email from staff where id = ?1", member);
        return rows.mailsTo(address).stream()
                .filter(mail -> mail.subject().contains(subject))
                .count();
    }
}
