package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ja | JA",
                "en-US,en;q=0.9,ja;q=0.8 | EN",
                "fr,de;q=0.9 | JA",
                "fr,vi;q=0.5 | VI",
                "ja;q=0.5,pt-BR | PT",
                "zh-CN | ZH_HANS",
                "zh-TW | ZH_HANS",
                "fil-PH | TL",
                "tl | TL",
                "es-PE | ES",
                "en;q=0,es | ES",
                "* | JA",
                "'' | JA",
                ";;;=,, | JA",
                // One range that can't be read does not hide the others.
                "en_US | EN",
                "en_AE,ja;q=0.5 | EN",
                "pt-BR, pt ; Q = 0.9, *;q=0.1 | PT",
                "fr-FR,fr;q=0.97,en;q=0.5,en-EN;q=0.47,-BE;q=0.43,ru;q=0.4 | EN",
                "es;q=x,vi;q=0.1 | VI",
                "es;q=1.000,vi | ES",
                "x-klingon,i-default,tl;q=0.2 | TL",
                // As long as a reader of many languages has it.
                "fr-FR,fr;q=0.97,fr-BE;q=0.93,it-IT;q=0.83,it;q=0.8,nl-NL;q=0.77,nl;q=0.73,de-DE;q=0.7,de;q=0.67,"
                        + "nl-BE;q=0.63,de-CH;q=0.57,fr-CH;q=0.53,fr-CA;q=0.5,ru-RU;q=0.4,ru;q=0.37,be-BY;q=0.27,"
                        + "be;q=0.2,bg-BG;q=0.17,bg;q=0.13,vi;q=0.1 | VI"
            })
    void isTheFirstOfThoseThatABrowserPrefers(String header, Language language) {
        assertEquals(language, Language.preferred(header));
    }

    /** A stranger can send 16 KB of it with each request. */
    @ParameterizedTest
    @ValueSource(strings = {"a-", "en,", ",", ";q=", " ", "en;q=0.", "1"})
    @Tag("C1")
    void isReadInLittleTime(String part) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(1), () -> Language.preferred(part.repeat(16_000 / part.length()) + "!"));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameInCookies(Language language) {
        assertEquals(Optional.of(language), Language.ofId(language.id()));
    }

    @Test
    void isNotFoundByAnyOtherName() {
        assertEquals(Optional.empty(), Language.ofId("JA"));
        assertEquals(Optional.empty(), Language.ofId(null));
    }

    @ParameterizedTest
    @Tag("R67")
    @CsvSource(
            delimiter = '|',
            value = {
                "JA | 令和6年12月27日(金) 19:00 ～ 令和7年1月6日(月) 8:30頃",
                "JA_EASY | 2024年12月27日(金) 19:00 – 2025年1月6日(月) 8:30ごろ",
                "EN | 27 Dec 2024 (Fri) 19:00 – about 6 Jan 2025 (Mon) 8:30",
                "ZH_HANS | 2024年12月27日(周五) 19:00 – 2025年1月6日(周一) 8:30左右",
                "PT | 27 dez. 2024 (sex.) 19:00 – por volta de 6 jan. 2025 (seg.) 8:30",
                "ES | 27 dic 2024 (vie) 19:00 – aproximadamente 6 ene 2025 (lun) 8:30",
                "TL | 27 Dis 2024 (Biy) 19:00 – mga 6 Ene 2025 (Lun) 8:30",
                "VI | 27/12/2024 (Th 6) 19:00 – khoảng 6/1/2025 (Th 2) 8:30"
            })
    void saysAPeriodInJapanStandardTime(Language language, String period) {
        assertEquals(
                period,
                UserTime.range(
                        language, Instant.parse("2024-12-27T10:00:00Z"), Instant.parse("2025-01-05T23:30:00Z"), true));
    }

    @Test
    void writesAOneDayPeriodAsOneDay() {
        Instant from = Instant.parse("2025-01-06T00:00:00Z");
        assertEquals("6 Jan 2025 (Mon) 9:00 – 10:00", UserTime.range(Language.EN, from, from.plusSeconds(3600), false));
    }
}
