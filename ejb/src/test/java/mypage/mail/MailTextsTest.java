package mypage.mail;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("T10")
class MailTextsTest {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("mypage.mail.texts", Locale.JAPANESE);
    private static final Pattern KEY = Pattern.compile("\"([a-z]+(?:\\.\\w+)*)\"");

    private static final String[] PARTS = {"lead", "012345", "0042", "令和7年1月6日(月) 9:00", "use", "warning"};

    private final MailTexts texts = MailTexts.in(Language.JA);

    @Test
    @Tag("R4")
    void theBodyHasCodeReferenceExpiryAndAdviceForAMailNotAskedFor() {
        String body = texts.text("otp.body", PARTS);
        for (String part : PARTS) {
            assertTrue(body.contains(part), part);
        }
        assertTrue(body.contains("照合番号"));
        assertTrue(body.contains("心当たりがない場合"));
    }

    @ParameterizedTest
    @EnumSource
    void theSubjectNamesTheServiceInItsPlaceAndNeverTheCode(Language language) {
        MailTexts translated = MailTexts.in(language);
        boolean isLatin = Set.of(Language.EN, Language.PT, Language.ES, Language.TL, Language.VI)
                .contains(language);
        for (String use : List.of("otp.signin", "otp.confirm")) {
            String subject = translated
                    .mailOf(translated.text(use + ".subject", PARTS), "")
                    .subject();
            assertTrue(isLatin ? subject.endsWith(" – lead") : subject.startsWith("【lead】"), subject);
            assertFalse(subject.contains("012345") || subject.contains("《"), subject);
        }
    }

    @Test
    void everyMailHasAdviceForTheWrongRecipientAndSaysRepliesAreNotRead() {
        for (String key : List.of("pass", "reset", "invitation", "address.code", "removed", "office.prove")) {
            String text = texts.mail(key, PARTS).body();
            assertTrue(text.contains("心当たりがない場合"), key);
            assertTrue(text.contains("このメールは送信専用です。"), key);
            assertTrue(text.endsWith("ハローワークインターネットサービス"), key);
        }
    }

    @Test
    void everyUsedTextExistsAndEveryTextIsUsed() {
        var used = new TreeSet<String>();
        sources()
                .forEach(code -> KEY.matcher(code).results().forEach(found -> {
                    for (String end : List.of("", ".subject", ".body", ".lead", ".use", ".warning")) {
                        used.add(found.group(1) + end);
                    }
                }));
        Stream.of(SecurityNotificationMailer.Notice.values()).forEach(notice -> {
            used.add("owner." + notice);
            used.add("owner." + notice + ".subject");
        });
        Stream.of("SEEKER", "EMPLOYER", "JOB_INFORMATION").forEach(service -> used.add("service." + service));
        Stream.of("unlocked", "reopened")
                .forEach(how -> used.addAll(List.of("desk." + how, "desk." + how + ".subject")));
        Stream.of("code", "taken").forEach(kind -> used.addAll(List.of("address." + kind + ".subject")));
        assertEquals(
                List.of(),
                BUNDLE.keySet().stream().filter(key -> !used.contains(key)).collect(Collectors.toList()));
    }

    private static Stream<String> sources() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).map(MailTextsTest::read).toList().stream();
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
