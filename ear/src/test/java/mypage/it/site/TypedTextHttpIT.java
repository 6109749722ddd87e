package mypage.it.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import mypage.it.AccountFixture;
import mypage.it.HtmlForm;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.TestBed;
import mypage.it.recovery.PasswordLinkVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Every form that is refused still shows what was typed into it, but for passwords, which no answer repeats. */
@ArquillianTest
@RunAsClient
class TypedTextHttpIT {

    /** No address, no code. */
    private static final String TYPED = "12345";

    /** Too short to be chosen. */
    private static final String SECRET = "q!7ü";

    /** Its only field is a box, and ticked it would close the account. */
    private static final Set<String> UNREFUSED = Set.of("close");

    private final Mailbox mailbox = TestBed.mailbox();
    private final HttpVisitor visitor = TestBed.visitor();
    private final Set<String> refused = new TreeSet<>(UNREFUSED);

    @Test
    void everyRefusedFormKeepsWhatWasTyped() throws Exception {
        for (String page :
                Set.of("login", "login-pass", "login-pass-code", "forgot", "register-again", "open-account")) {
            visitor.get("/employer/login");
            visitor.get("/employer/" + page);
            isRefused(page);
        }
        visitor.get(PasswordLinkVisitor.invitation(PasswordLinkVisitor.invited(Site.EMPLOYER)));
        isRefused("register");

        var account = AccountFixture.create(Site.EMPLOYER);
        visitor.get(PasswordLinkVisitor.reset(account)).follow();
        isRefused("password-reset");
        visitor.submitPassword(account);
        isRefused("otp");
        visitor.submitCode(mailbox.first(account.email()).code());
        for (String page : Set.of("password", "additional-add", "confirm", "address")) {
            visitor.get("/employer/" + page);
            isRefused(page);
        }
        visitor.get("/employer/confirm");
        visitor.submit(visitor.form("次へ").type("いまのパスワード", account.password())).follow();
        isRefused("confirm-code");
        visitor.get("/employer/address");
        visitor.submit(visitor.form("確認番号をメールで受け取る").type("新しいメールアドレス", AccountFixture.newEmail()))
                .follow();
        isRefused("address-code");

        assertEquals(pagesWithForms(), refused);
    }

    private void isRefused(String page) throws IOException, InterruptedException {
        visitor.follow();
        assertTrue(visitor.isAt("/employer/" + page), visitor::body);
        visitor.submit(HtmlForm.withFields(visitor.body()).fill(TYPED, SECRET));

        assertTrue(visitor.isAt("/employer/" + page) && visitor.body().contains("notice failed"), visitor::body);
        HtmlForm.withFields(visitor.body())
                .shown()
                .forEach((field, shown) -> assertTrue(Set.of(TYPED, "true").contains(shown), field + " of " + page));
        assertFalse(visitor.body().contains(SECRET), page);
        refused.add(page);
    }

    private static Set<String> pagesWithForms() throws IOException {
        try (var files = Files.walk(Path.of("../web/src/main/webapp"))) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .filter(file -> !file.toString().contains("/WEB-INF/")
                            && !file.toString().contains("/admin/"))
                    .filter(TypedTextHttpIT::hasFields)
                    .map(file -> file.getFileName().toString().replace(".xhtml", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean hasFields(Path file) {
        try {
            return Files.readString(file).matches("(?s).*<m:(field|check|code|newPassword)\\b.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
