package mypage.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import mypage.Differences;
import mypage.demo.Folders;
import org.junit.jupiter.api.Test;

/** docs/settings.md, which operators read. */
class SettingsPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(MYPAGE_\\w+)` \\| (none|`(.*?)`) \\|");

    @Test
    void namesEachSettingWithItsDefault() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        DefaultSettings.load()
                .forEach((key, value) -> defaults.put(SettingReader.environment(key.toString()), value.toString()));

        Differences.assertNone(defaults.entrySet(), settingsOnPage().entrySet());
    }

    private static Map<String, String> settingsOnPage() throws IOException {
        String page = Files.readString(Folders.project().resolve("docs/settings.md"));
        Map<String, String> settings = new TreeMap<>();
        ROW.matcher(page.substring(0, page.indexOf("## Run command only")))
                .results()
                .forEach(row -> settings.put(row.group(1), row.group(3) == null ? "" : row.group(3)));
        return settings;
    }
}
