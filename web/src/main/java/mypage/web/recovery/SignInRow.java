package mypage.web.recovery;

import mypage.platform.UserTime;
import mypage.recovery.SignInRecord;
import mypage.web.site.Texts;

/** An attempt to sign in, in the words of the page. */
public record SignInRow(long id, String at, String outcome, String browser, String network, boolean disavowable) {

    static SignInRow of(SignInRecord record) {
        String outcome = Texts.get("signins." + record.outcome());
        return new SignInRow(
                record.id(),
                UserTime.dateTime(Texts.language(), record.at()),
                record.times() == 1 ? outcome : Texts.get("signins.times", outcome, record.times()),
                record.browser().isEmpty() ? Texts.get("sessions.browser.unknown") : record.browser(),
                record.network().isEmpty() ? Texts.get("signins.network.unknown") : record.network(),
                record.isDisavowable());
    }
}
