package mypage.it.admin.signin;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mypage.admin.staff.StaffRole;
import mypage.it.HttpVisitor;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;

/** A member of staff who enrols by a link and signs in, over HTTP. */
record StaffVisitor(StaffFixture staff, HttpVisitor visitor, AuthenticatorApp app, List<String> recoveryCodes) {

    static final String PASSWORD = "うみべのカフカ lighthouse";
    static final String EMAIL = "メールアドレス";
    static final String CODE = "認証コード";
    static final String RECOVERY = "リカバリーコード";

    private static final Pattern SECRET = Pattern.compile("<dd class=\"key\">([A-Z2-7 ]+)</dd>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<li>(\\d{4} \\d{4} \\d{4} \\d{4})</li>");

    /** Enrols a new member, and forgets that a code of the app was used for it. */
    static StaffVisitor enrolled(StaffRole... roles) throws Exception {
        var staff = StaffFixture.with(roles);
        var visitor = TestBed.visitor()
                .get("/admin/enrol?t=" + staff.newEnrolmentToken())
                .follow();
        visitor.submit(visitor.form("次へ").type("新しいパスワード", PASSWORD).type("もう一度", PASSWORD))
                .follow();
        var app = new AuthenticatorApp(firstMatch(visitor, SECRET));
        visitor.submit(visitor.form("登録する").type(CODE, app.code(0)));
        var member = new StaffVisitor(staff, visitor, app, allMatches(visitor, RECOVERY_CODE));
        member.forgetUsedCodes();
        return member;
    }

    HttpVisitor submitPassword() throws Exception {
        return submitPassword(visitor, PASSWORD);
    }

    HttpVisitor submitPassword(HttpVisitor browser, String password) throws Exception {
        browser.get("/admin/login");
        return browser.submit(browser.form("次へ").type(EMAIL, staff.email()).type("パスワード", password))
                .follow();
    }

    HttpVisitor submitCode(String code) throws Exception {
        return visitor.submit(visitor.form("ログイン").type(CODE, code)).follow();
    }

    /** Makes the current codes usable again, as if time had passed. */
    void forgetUsedCodes() throws Exception {
        Sql.update("update staff set totp_step = 0 where id = ?", staff.id());
    }

    private static String firstMatch(HttpVisitor visitor, Pattern pattern) {
        return allMatches(visitor, pattern).stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern + " is not in " + visitor.body()));
    }

    private static List<String> allMatches(HttpVisitor visitor, Pattern pattern) {
        return pattern.matcher(visitor.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
