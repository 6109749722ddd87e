package mypage.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;

/**
 * Waits for the page that answers a click. A click returns before the browser leaves the page, and an earlier page may
 * still be under way; so the window is marked in which the click happens.
 */
final class NextPage {

    private final Page page;
    private int marks;

    NextPage(Page page) {
        this.page = page;
    }

    /** Returns when the page has come that answers a click on this control. */
    void afterClick(Locator control) {
        int mark = ++marks;
        control.evaluate("(control, mark) => window.left = mark", mark);
        control.click();
        page.waitForCondition(() -> isAnother(mark));
        page.waitForLoadState();
    }

    private boolean isAnother(int mark) {
        try {
            return !Integer.valueOf(mark).equals(page.evaluate("window.left"));
        } catch (PlaywrightException e) {
            // The page is just being replaced.
            return false;
        }
    }
}
