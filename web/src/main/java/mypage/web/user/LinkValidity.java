package mypage.web.user;

import java.time.Duration;
import mypage.web.site.Texts;

/** How long a mailed link can be used, in words. */
public final class LinkValidity {

    private LinkValidity() {}

    public static String text(Duration validity) {
        return validity.toMinutes() % 60 == 0
                ? Texts.get("sent.hours", validity.toHours())
                : Texts.get("sent.minutes", validity.toMinutes());
    }
}
