package mypage.web.about;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.ResourceBundle;
import mypage.platform.JapaneseTime;
import mypage.platform.UserTime;
import mypage.web.site.Texts;

/**
 * The results of the last run of all browser tests, from {@code accessibility.properties}: the date (such as
 * 2025-04-01), the numbers of pages, states and findings, and the browser's name and version. Without a date there are
 * no results, and the page does not mention them.
 */
@Named
@ApplicationScoped
public class AccessibilityBacking {

    private ResourceBundle results;

    @PostConstruct
    void read() {
        results = ResourceBundle.getBundle("mypage.web.accessibility");
    }

    public boolean isTested() {
        return !result("date").isEmpty();
    }

    public String getDate() {
        return UserTime.date(
                Texts.language(),
                LocalDate.parse(result("date")).atStartOfDay(JapaneseTime.ZONE).toInstant());
    }

    public String getPages() {
        return result("pages");
    }

    public String getStates() {
        return result("states");
    }

    public String getFindings() {
        return result("findings");
    }

    public String getBrowser() {
        return result("browser");
    }

    private String result(String key) {
        return results.getString(key).strip();
    }
}
