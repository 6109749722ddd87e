package mypage.it;

import com.microsoft.playwright.Browser;

/** The two kinds of devices on which browser tests run. */
public enum Device {
    PHONE,
    DESKTOP;

    public Browser.NewContextOptions options() {
        var options = new Browser.NewContextOptions();
        return this == DESKTOP
                ? options.setViewportSize(1280, 900)
                : options.setViewportSize(360, 740)
                        .setIsMobile(true)
                        .setHasTouch(true)
                        .setUserAgent("Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36"
                                + " (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36");
    }
}
