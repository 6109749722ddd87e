package mypage.web.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import mypage.operations.BulletinService;
import mypage.platform.Settings;
import mypage.platform.UserTime;
import mypage.web.site.Texts;
import mypage.web.site.Visit;

/** Until when a mailed code can be typed, as its page tells; a stop of the service may come before the end of the code. */
@RequestScoped
public class CodeValidity {

    @Inject
    BulletinService bulletin;

    @Inject
    Settings settings;

    @Inject
    Visit visit;

    public String until(Instant end) {
        return bulletin.imminent(visit.getService())
                .map(stop -> stop.plan().startsAt())
                .filter(end::isAfter)
                .map(start -> Texts.get("otp.valid.stop", UserTime.time(start)))
                .orElseGet(() -> Texts.get(
                        "otp.valid", UserTime.time(end), settings.otpValidity().toMinutes()));
    }
}
