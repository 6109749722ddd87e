package mypage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.audit.AuditKinds;
import mypage.otp.InvalidReason;
import mypage.password.PasswordWeakness;
import mypage.platform.Language;
import mypage.recovery.SignInOutcome;
import mypage.web.admin.site.StaffPage;
import mypage.web.faq.FaqTopic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every text that pages and code use is defined, and no other. */
class MessagesTest {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("mypage.web.messages", Locale.JAPANESE);
    private static final ResourceBundle LABELS = ResourceBundle.getBundle("mypage.web.labels", Locale.JAPANESE);
    private static final Pattern USE = use("text", "Texts");
    private static final Pattern REFUSAL =
            Pattern.compile("\\b(?:refuse|new FormError)\\(\\s*[\\w\"]+,\\s*\"([^\"]+)\"\\s*[,)]");
    private static final Pattern LABEL = use("label", "Labels");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");
    private static final Pattern COMMENT =
            Pattern.compile("/\\*.*?\\*/|^\\s*//.*?$", Pattern.DOTALL | Pattern.MULTILINE);

    /** How pages and code refer to a text. */
    private static Pattern use(String variable, String type) {
        return Pattern.compile(variable + "\\['([^']+)'\\]|\\b(?:" + type + "\\.get|" + variable
                + "s(?:\\(request\\))?\\s*\\.text)\\(\\s*\"([^\"]+)\"\\s*[,)]");
    }

    @Test
    void everyTextUsedIsDefinedAndEveryTextDefinedIsUsed() {
        assertSame(used(), BUNDLE);
    }

    @Test
    void everyLabelUsedIsDefinedAndEveryLabelDefinedIsUsed() {
        var used = found(LABEL);
        Stream.of(StaffPage.values()).filter(StaffPage::isInMenu).forEach(page -> used.add("page." + page));
        AuditKinds.ALL.forEach(kind -> used.add("kind." + kind.name()));
        Stream.of(AuditKinds.Group.values()).forEach(group -> used.add("kinds." + group));
        used.addAll(LabelKeys.all());
        Stream.of(Language.values())
                .filter(language -> language != Language.JA)
                .forEach(language -> used.add("language." + language));
        Stream.of("from", "until", "launch").forEach(field -> used.add("when.missing." + field));
        Stream.of("from", "until", "launch", "announced").forEach(field -> used.add("when.malformed." + field));
        Stream.of("days", "hours", "minutes").forEach(unit -> used.add("length." + unit));
        assertSame(used, LABELS);
    }

    @Test
    void pagesAndCodeContainNoJapanese() {
        Stream.concat(sources(".xhtml"), sources(".html"))
                .forEach(page -> assertFalse(
                        JAPANESE.matcher(read(page)).find(), () -> page + " contains Japanese: move it to the bundle"));
        sources(".java")
                .forEach(code -> assertFalse(
                        JAPANESE.matcher(COMMENT.matcher(read(code)).replaceAll(""))
                                .find(),
                        () -> code + " contains Japanese: move it to the bundle"));
    }

    @Test
    void aMalformedAddressIsToldInOneWay() {
        for (var label : List.of("accountAction.not.NO_ADDRESS", "request.refused.NO_ADDRESS")) {
            assertEquals(BUNDLE.getString("address.malformed"), LABELS.getString(label));
        }
        assertTrue(BUNDLE.getString("address.malformed").startsWith(LABELS.getString("import.bad.email")));
    }

    @Test
    @Tag("R10")
    void anExpiredCodeSendsTheUserBackToTheSignIn() {
        assertEquals("ワンタイムパスワード入力画面を閉じて、ログインからやり直してください。", BUNDLE.getString("otp.over." + InvalidReason.EXPIRED));
    }

    @Test
    @Tag("R11")
    void helpOnALostMailSendsTheUserBackToTheSignInToo() {
        assertTrue(BUNDLE.getString("otp.help.over").contains("ワンタイムパスワード入力画面を閉じて、ログインからやり直してください。"));
    }

    @Test
    @Tag("R12")
    void theOtpScreenOffersOnlyToSubmitTheCode() {
        var otp = read(Path.of("src/main/webapp/signin/otp.xhtml"));
        assertEquals(1, otp.split("<h:command", -1).length - 1);
        assertEquals("送信", BUNDLE.getString("otp.submit"));
    }

    @Test
    @Tag("R15")
    @Tag("R16")
    void theSignInPageSendsUsersWhoLostTheirAddressToHelloWork() {
        assertTrue(read(Path.of("src/main/webapp/signin/login.xhtml")).contains("text['login.address.text']"));
        assertTrue(BUNDLE.getString("login.address.text").contains("アドレスの変更が可能かどうか、ハローワークにご相談ください。"));
    }

    @Test
    @Tag("R41")
    @Tag("R42")
    void thePageOnDisabledCookiesRefersToTheSupportOfTheManufacturer() {
        assertTrue(BUNDLE.getString("cookies.text")
                .contains("Cookieの有効/無効の設定は、ハローワークインターネットサービス上ではなく、ご利用の端末において設定いただく必要があります。"));
        assertTrue(BUNDLE.getString("cookies.text").contains("各メーカーのサポート窓口等へお問い合わせいただきますようお願いいたします。"));
    }

    private static void assertSame(Set<String> used, ResourceBundle bundle) {
        var missing = new TreeSet<>(used);
        missing.removeAll(bundle.keySet());
        var unused = new TreeSet<>(bundle.keySet());
        unused.removeAll(used);
        assertEquals(Set.of(), missing, "texts that are used but do not exist");
        assertEquals(Set.of(), unused, "texts that exist but are not used");
    }

    private static Set<String> used() {
        var keys = found(USE);
        keys.addAll(found(REFUSAL));
        Stream.of(Service.values()).forEach(service -> keys.add("service." + service));
        Stream.of(InvalidReason.values()).forEach(reason -> keys.addAll(pair("otp.over." + reason, "", ".title")));
        Stream.of("missing", "malformed", "wrong", "other").forEach(why -> {
            keys.add("otp." + why);
            keys.add("address.code." + why);
        });
        Stream.of(SignInOutcome.values()).forEach(outcome -> keys.add("signins." + outcome));
        Stream.of(FaqTopic.values()).forEach(answer -> keys.add("answer." + answer));
        Stream.of(PasswordWeakness.values()).forEach(why -> keys.add("password.weak." + why));
        Stream.of("done", "failed", "soon", "news").forEach(icon -> keys.add("icon." + icon));
        Stream.of(400, 403, 404, 405, 500, 503)
                .forEach(status -> keys.addAll(pair("error." + status, ".title", ".text")));
        return keys;
    }

    private static Set<String> found(Pattern use) {
        return Stream.concat(sources(".xhtml"), sources(".java"))
                .flatMap(source -> use.matcher(read(source)).results())
                .map(MessagesTest::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> pair(String stem, String first, String second) {
        return List.of(stem + first, stem + second);
    }

    private static String key(MatchResult use) {
        return use.group(1) != null ? use.group(1) : use.group(2);
    }

    private static Stream<Path> sources(String suffix) {
        try (var files = Files.walk(Path.of("src/main"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
