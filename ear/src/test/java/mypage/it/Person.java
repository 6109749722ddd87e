package mypage.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.Locale;

/** A user with a browser of their own, who finds their way by the texts on the pages. */
public final class Person implements AutoCloseable {

    private static final String INVISIBLE_FOCUS = """
            () => {
                const stop = document.activeElement;
                const place = stop.getBoundingClientRect(), look = getComputedStyle(stop);
                const seen = stop.matches(':focus-visible')
                    && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 0
                    && place.width > 0 && place.bottom > 0 && place.top < innerHeight;
                return seen || stop === document.body ? null : stop.outerHTML;
            }""";

    private final String device;
    private final BrowserContext context;
    private final Page page;
    private final PageInspector inspector;
    private final TypedFields typed;
    private final NextPage next;
    private boolean alsoNarrow;

    public Person(String device, BrowserContext context) {
        this.device = device;
        this.context = context;
        context.setDefaultTimeout(10_000);
        page = context.newPage();
        inspector = new PageInspector(page);
        typed = new TypedFields(page);
        next = new NextPage(page);
    }

    public static Person with(Device device) {
        return with(device.name().toLowerCase(Locale.ROOT), device.options());
    }

    public static Person with(String name, Browser.NewContextOptions options) {
        options.setBaseURL(TestBed.url().toString()).setLocale("ja-JP").setTimezoneId("Asia/Tokyo");
        return new Person(name, TestBed.browsers().shared().newContext(options));
    }

    public static Person narrowWithoutJavaScript() {
        return with(
                "narrow",
                new Browser.NewContextOptions().setViewportSize(320, 600).setJavaScriptEnabled(false));
    }

    public Person withCookie(String name, String value) {
        context.addCookies(List.of(new Cookie(name, value)
                .setDomain(TestBed.url().getHost())
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(SameSiteAttribute.STRICT)));
        return this;
    }

    public Person opens(String path) {
        page.navigate(path);
        return this;
    }

    public Person submitsPassword(AccountFixture account) {
        return opens(account.site().login()).submitsPassword(account.email(), account.password());
    }

    public Person submitsPassword(String id, String password) {
        field(HttpVisitor.ID).fill(id);
        field(HttpVisitor.PASSWORD).fill(password);
        return clicks(HttpVisitor.LOG_IN);
    }

    public Person submitsCode(String code) {
        field(HttpVisitor.CODE).fill(code);
        return clicks(HttpVisitor.SEND);
    }

    /** Goes on to ワンタイムパスワード省略設定確認画面 with the code of the mail with this number, counted from 1. */
    public Person requestsSkip(AccountFixture account, int mail) throws Exception {
        submitsPassword(account).isAt(account.site().otp()).ticks(HttpVisitor.SKIP);
        return submitsCode(TestBed.mailbox().nth(mail, account.email()).code())
                .isAt(account.site().otpSkip());
    }

    /** Chooses to skip the code in this browser, and signs out. */
    public Person enablesSkip(AccountFixture account, int mail) throws Exception {
        return requestsSkip(account, mail)
                .clicks(HttpVisitor.OK)
                .isAt(account.site().mypage() + "?skip=1")
                .clicks(HttpVisitor.LOG_OUT)
                .reads("ログアウトしました");
    }

    /** 「あり」 is shown with the button that ends it, 「なし」 without. */
    public Person readsSkipState(String state) {
        assertThat(page.locator(".state")).hasText(state);
        assertThat(button(HttpVisitor.RESUME)).hasCount(state.equals("あり") ? 1 : 0);
        return this;
    }

    public Person ticks(String label) {
        box(label).check();
        return this;
    }

    /** Sends a form, and waits for the page that answers. */
    public Person clicks(String button) {
        next.afterClick(prepared(button));
        return this;
    }

    public Download downloads(String button) {
        return page.waitForDownload(() -> presses(button));
    }

    /** Does not wait for another page. */
    public Person presses(String button) {
        prepared(button).click();
        return this;
    }

    /** If the page asks a member of staff why, it gets an answer first. */
    private Locator prepared(String button) {
        button(button).waitFor();
        if (page.url().contains("/admin/") && page.locator("select#reason").count() > 0) {
            page.locator("#reason").selectOption("OWNER_ASKED");
            page.locator("#office").fill("ハローワーク渋谷");
        }
        typed.note(button(button));
        return button(button);
    }

    public Person clicksTwice(String button) {
        button(button).dblclick();
        return this;
    }

    public Person isAt(String path) {
        page.waitForURL(TestBed.url().resolve(path).toString());
        return this;
    }

    public Person reads(String text) {
        assertThat(page.locator("body")).containsText(text);
        return this;
    }

    public Person follows(String link) {
        next.afterClick(link(link));
        return this;
    }

    public Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    public Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    public Locator box(String label) {
        return page.getByRole(
                AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    public Locator field(String label) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label));
    }

    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** Moves the focus to a control with the Tab key; asserts that the focus is visible at each stop. */
    public Person tabsTo(Locator control) {
        for (int i = 0; i < 30 && !(Boolean) control.evaluate("e => e === document.activeElement"); i++) {
            page.keyboard().press("Tab");
            assertNull(page.evaluate(INVISIBLE_FOCUS), "the focus is invisible");
        }
        assertThat(control).isFocused();
        return this;
    }

    /** Takes a screenshot and asserts that a window of 320 pixels needs no horizontal scrolling. */
    public void fitsNarrowWindow(String state) {
        takesScreenshot(state);
        assertEquals(320, page.evaluate("document.documentElement.scrollWidth"), state);
    }

    public Person takesScreenshot(String state) {
        inspector.takeScreenshot(state, device);
        return this;
    }

    /** A user of a desktop browser, whose states are also captured in a narrow window. */
    public static Person onDesktop() {
        var person = with(Device.DESKTOP);
        person.alsoNarrow = true;
        return person;
    }

    /**
     * Checks the page's current state for accessibility, and takes a screenshot of it with {@code -Dit.pictures=true}.
     * With {@link #onDesktop} the screenshot is of a narrow window; only the first state of each page is captured in a
     * wide window too.
     */
    public Person inspects(String state) {
        typed.check(state);
        var window = page.viewportSize();
        if (!alsoNarrow || inspector.isFirstStateOfPage(state)) {
            takesScreenshot(state);
        }
        if (alsoNarrow) {
            page.setViewportSize(360, 740);
            inspector.takeScreenshot(state, "phone");
        }
        inspector.inspect(state);
        page.setViewportSize(window.width, window.height);
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
