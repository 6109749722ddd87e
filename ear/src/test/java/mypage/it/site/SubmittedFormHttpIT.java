package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.RawAnswers;
import mypage.it.Site;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Posts that claim to be a form of Faces, but are none of their page. Whoever is signed in could otherwise make any page
 * fail, and fill the log with traces.
 */
@ArquillianTest
@RunAsClient
@Tag("C18")
@Tag("C27")
class SubmittedFormHttpIT {

    private static final List<String> FORGED = List.of(
            "jakarta.faces.ViewState=stateless",
            "jakarta.faces.ViewState=stateless&nothing=nothing&nothing%3Asubmit=x",
            "jakarta.faces.ViewState=stateless&of=1");

    @Test
    void areRefusedOnAllPagesOfUsers() throws Exception {
        var account = AccountFixture.create(Site.EMPLOYER);
        var user = TestBed.visitor().submitPassword(account);
        user.submitCode(TestBed.mailbox().first(account.email()).code());
        assertTrue(user.isAt(Site.EMPLOYER.mypage()), user::text);

        assertAll(RawAnswers.userPages().stream()
                .filter(page -> !page.equals("logout"))
                .flatMap(page -> refusals(user, "/employer/" + page)));
        assertEquals(400, user.postForm("/employer/sign-ins", FORGED.get(0)).status());
    }

    @Test
    void areRefusedOnAllPagesForStaff() throws Exception {
        var staff = StaffFixture.with(StaffRole.OPERATE, StaffRole.APPROVE, StaffRole.MANAGE);
        int before = TestBed.serverLog().length();

        assertAll(RawAnswers.staffPages().stream().flatMap(page -> refusals(staff.visitor(), page)));

        assertEquals(
                400,
                staff.visitor().postForm("/admin/installation", FORGED.get(0)).status());
        assertFalse(TestBed.serverLog().substring(before).contains("at com.sun.faces"), "a stack trace");
    }

    private static Stream<Executable> refusals(HttpVisitor visitor, String page) {
        return FORGED.stream().map(form -> () -> {
            int status = visitor.twin().postForm(page, form).status();
            // A page that leads elsewhere, or whose object does not exist, does so whatever it is sent.
            assertTrue(List.of(302, 400, 404).contains(status), page + " answers " + status + " to " + form);
        });
    }
}
