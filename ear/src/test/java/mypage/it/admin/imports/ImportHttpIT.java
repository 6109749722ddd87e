package mypage.it.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static mypage.admin.staff.StaffRole.OPERATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.time.Duration;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.RateLimitFixture;
import mypage.it.RawHttp;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How staff import accounts from a file, and what the server rejects. */
@ArquillianTest
@RunAsClient
@Tag("C28")
@Tag("C20")
class ImportHttpIT {

    private static final String NEW = "/admin/import-new";
    private static final String HEADER = "サービス,メールアドレス\r\n";
    private static final String START = "登録を開始する";
    private static final String CANCEL = "中止する";

    private final String email = AccountFixture.newEmail();
    private StaffFixture staff;
    private HttpVisitor visitor;

    @BeforeEach
    void signIn() throws Exception {
        staff = StaffFixture.with(OPERATE);
        visitor = staff.visitor();
    }

    @AfterEach
    void removeLimit() throws Exception {
        RateLimitFixture.set("imports", Duration.ZERO);
    }

    @Test
    void validLinesAreInvitedAfterConfirmation() throws Exception {
        var taken = AccountFixture.create(Site.SEEKER);
        String file = HEADER + "求職者," + email + "\r\n求職者,=1+1@example\r\n求職者," + taken.email() + "\r\n";
        upload(file.getBytes(Charset.forName("windows-31j")));

        assertTrue(visitor.isAt("/admin/import"), visitor.body());
        assertTrue(visitor.text().contains("まだ何も登録していません"), visitor.text());
        assertTrue(visitor.text().contains("一覧.csv (Shift_JIS)"), visitor.text());
        assertTrue(visitor.text().contains("3メールアドレスの形が正しくありません求職者=•••@example"), visitor.text());
        String masked = taken.email().charAt(0) + "•••" + taken.email().replaceFirst(".*@", "@");
        assertTrue(visitor.text().contains("4すでに登録済み、または停止中のアカウントがあります求職者" + masked), visitor.text());
        assertEquals(0, Sql.number("select count(*) from account where email = ?", email));
        assertTrue(visitor.twin()
                .get("/admin/import-lines?of=" + id())
                .body()
                .startsWith("\ufeff行,理由,サービス,メールアドレス\r\n3,メールアドレスの形が正しくありません,求職者,'=1+1@example\r\n"));

        assertEquals(
                1,
                Sql.number(
                        "select count(*) from audit_event"
                                + " where staff_id = ? and kind = 'IMPORT_EXPORTED' and target_id = ?",
                        staff.id(),
                        id()));

        RateLimitFixture.set("imports", Duration.ofHours(1));
        visitor.get("/admin/import-confirm?of=" + id());
        visitor.submit(visitor.form(START)).follow();
        assertTrue(visitor.text().contains("登録を開始しました"), visitor.text());
        RateLimitFixture.set("imports", Duration.ZERO);
        awaitState("FINISHED");
        visitor.get("/admin/import?of=" + id());
        assertTrue(visitor.text().contains("完了 1 / 1 件"), visitor.text());
        assertTrue(TestBed.mailbox().notice("アカウント登録のご案内", email).body().contains("/seeker/register?t="));
        assertEquals(
                4,
                Sql.number(
                        "select count(*) from audit_event where staff_id = ? and kind in"
                                + " ('IMPORT_UPLOADED', 'IMPORT_CONFIRMED', 'INVITED', 'IMPORT_FINISHED')",
                        staff.id()));
        assertTrue(
                visitor.get("/admin/import-confirm?of=" + id()).follow().text().contains("何もしませんでした"));
        assertTrue(
                visitor.get("/admin/import-cancel?of=" + id()).follow().text().contains("何もしませんでした"));
    }

    @Test
    void aCancelledImportInvitesNobody() throws Exception {
        RateLimitFixture.set("imports", Duration.ofHours(1));
        upload((HEADER + "求職者," + email).getBytes(UTF_8));
        visitor.get("/admin/import-confirm?of=" + id());
        visitor.submit(visitor.form(START)).follow();
        assertTrue(visitor.text().contains("実行中 0 / 1 件"), visitor.text());

        visitor.get("/admin/import-cancel?of=" + id());
        visitor.submit(visitor.form(CANCEL)).follow();

        assertTrue(visitor.text().contains("中止しました"), visitor.text());
        RateLimitFixture.set("imports", Duration.ZERO);
        Thread.sleep(1500);
        assertEquals(0, Sql.number("select count(*) from account where email = ?", email));
    }

    @Test
    void aRejectedFileIsExplained() throws Exception {
        assertRejected("10MBを超えています", new byte[11 * 1024 * 1024]);
        assertRejected("文字コードを見分けられません", new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff, (byte) 0xfd});
        assertRejected("列の名前がありません", "a,b\r\n".getBytes(UTF_8));
        assertRejected("登録する行がありません", HEADER.getBytes(UTF_8));
        assertTrue(visitor.post(NEW).text().contains("CSVファイルを選んでください"), visitor.text());
        assertEquals(
                413, visitor.upload(NEW, "x.csv", new byte[33 * 1024 * 1024]).status());
    }

    @Test
    @Tag("C18")
    void aParameterOfFacesInAPartIsRejected() throws Exception {
        var parameter = "x.csv\"\r\n\r\na\r\n--boundary\r\n"
                + "Content-Disposition: form-data; name=\"jakarta.faces.RenderKitId";
        assertEquals(400, visitor.upload(NEW, parameter, "x".getBytes(UTF_8)).status());
    }

    private void assertRejected(String why, byte[] file) throws Exception {
        visitor.upload(NEW, "x.csv", file);
        assertEquals(200, visitor.status());
        assertTrue(visitor.text().contains(why), visitor.text());
    }

    /** The request announces a body that is never sent, and is answered nevertheless. */
    @Test
    void anUnauthorizedUploadIsAnsweredWithoutReadingItsBody() throws Exception {
        assertEquals(302, postWithoutBody(NEW, "nobody"));
        assertEquals(302, postWithoutBody("/%61dmin/import-new", "nobody"));
        assertEquals(403, postWithoutBody(NEW, StaffFixture.with().token()));
    }

    private static int postWithoutBody(String path, String token) throws Exception {
        return RawHttp.send(
                        TestBed.url(),
                        RawHttp.request(
                                "POST " + path,
                                "Origin: " + TestBed.url().toString().replaceAll("/$", ""),
                                "Cookie: " + StaffFixture.COOKIE + "=" + token,
                                "Content-Type: multipart/form-data; boundary=x",
                                "Content-Length: 1000000"),
                        3000)
                .status();
    }

    @Test
    void anUnknownImportLeadsToTheList() throws Exception {
        for (String page : new String[] {"import", "import-lines", "import-confirm", "import-cancel"}) {
            visitor.get("/admin/" + page + "?of=1").follow();
            assertTrue(visitor.isAt("/admin/imports") && visitor.text().contains("見つかりませんでした"), page);
        }
    }

    @Test
    void actionLinksAreShownOnlyToAuthorizedStaff() throws Exception {
        upload((HEADER + "求職者," + email + "\r\n求職者,x").getBytes(UTF_8));
        String page = "/admin/import?of=" + id();

        assertTrue(visitor.get(page).body().contains("import-confirm?"));
        assertTrue(visitor.body().contains("import-lines?"));
        var reader = StaffFixture.with().visitor().get(page);
        assertTrue(reader.text().contains("メールアドレスの形が正しくありません"), reader.text());
        assertFalse(reader.body().contains("import-confirm?"));
        assertFalse(reader.body().contains("import-lines?"));
        assertFalse(StaffFixture.with().visitor().get("/admin/imports").body().contains("import-new"));
    }

    private void upload(byte[] file) throws Exception {
        visitor.upload(NEW, "一覧.csv", file).follow();
    }

    private long id() throws Exception {
        return Sql.number("select max(id) from account_import where uploaded_by = ?", staff.id());
    }

    private void awaitState(String state) throws Exception {
        Await.until(
                state,
                () -> Sql.text("select state from account_import where id = ?", id())
                        .equals(state));
    }
}
