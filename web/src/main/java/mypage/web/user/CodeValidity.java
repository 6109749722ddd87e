package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import mypage.announcements.AnnouncementService;
import mypage.otp.OtpSettings;
import mypage.platform.UserTime;
import mypage.web.site.Texts;

/**
 * The text that says until when a mailed code can be used: until it expires, or until maintenance begins if that is
 * sooner.
 */
@RequestScoped
public class CodeValidity {

    @Inject
    AnnouncementService announcements;

    @Inject
    OtpSettings settings;

    @Inject
    UserRequest request;

    public String until(Instant end) {
        return announcements
                .imminent(request.getService())
                .map(window -> window.plan().startsAt())
                .filter(end::isAfter)
                .map(start -> Texts.get("otp.valid.stop", UserTime.time(start)))
                .orElseGet(() -> Texts.get(
                        "otp.valid", UserTime.time(end), settings.validity().toMinutes()));
    }
}
