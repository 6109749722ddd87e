package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.admin.signin.StaffSessionService;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.platform.JapaneseTime;
import mypage.platform.RequestContext;
import mypage.platform.Settings;
import mypage.web.site.RequestContexts;

/** The request at hand as the pages for staff see it: who asks, and for what. */
@Named
@RequestScoped
public class StaffRequest {

    /**
     * An entry of the menu.
     *
     * @param current as aria-current says it: whether it is the page at hand, or the page at hand belongs to it
     */
    public record Entry(String address, String title, String current) {}

    @Inject
    FacesContext faces;

    @Inject
    SecurityContext security;

    @Inject
    Settings settings;

    @Inject
    StaffSessionService sessions;

    /** Null on a page that is open to all. */
    public SignedInStaff getMember() {
        return find().orElse(null);
    }

    public SignedInStaff signedIn() {
        return find().orElseThrow();
    }

    private Optional<SignedInStaff> find() {
        return security.getPrincipalsByType(StaffPrincipal.class).stream()
                .map(StaffPrincipal::staff)
                .findFirst();
    }

    /** Null at the first sign-in. */
    public String getPreviousSignIn() {
        return signedIn().previousSignIn().map(JapaneseTime::dateTime).orElse(null);
    }

    /** With the member's number, for the boundaries and the audit trail. */
    public RequestContext context() {
        return RequestContexts.of(request());
    }

    public StaffPage page() {
        return StaffPage.of(request()).orElseThrow();
    }

    /** Whether the button of the page was pressed; else it asks. */
    public boolean isPosted() {
        return request().getMethod().equals("POST");
    }

    /** Whether a page is open to the member; what leads there is shown only then. */
    public boolean may(StaffPage page) {
        return find().filter(page::admits).isPresent();
    }

    /** The same as the member's roles are now, for what goes on after the page was opened. Does not prolong the session. */
    public boolean stillMay(StaffPage page) {
        return cookie(StaffCookie.SESSION)
                .flatMap(sessions::peek)
                .filter(page::admits)
                .isPresent();
    }

    /** Which of these actions was just done, in words; empty when none was. */
    public Optional<Outcome> done(StaffAction<?>... actions) {
        return Stream.of(actions)
                .filter(action ->
                        parameter("done").filter(action.name()::equals).isPresent())
                .map(StaffAction::done)
                .findFirst();
    }

    public List<Entry> getMenu() {
        var current = StaffPage.of(request());
        return Stream.of(StaffPage.values())
                .filter(page -> page.isInMenu() && may(page))
                .map(page -> new Entry(page.address(), Labels.get("page." + page), current(page, current)))
                .toList();
    }

    private static String current(StaffPage entry, Optional<StaffPage> page) {
        boolean isSection = page.flatMap(StaffPage::section).equals(Optional.of(entry));
        return page.equals(Optional.of(entry)) ? "page" : String.valueOf(isSection);
    }

    /** What this browser keeps of its member. */
    public StaffDeviceCookies browser() {
        return new StaffDeviceCookies(cookie(StaffCookie.SESSION), cookie(StaffCookie.BROWSER));
    }

    public Optional<String> cookie(StaffCookie kind) {
        return kind.read(request());
    }

    public void keep(StaffCookie kind, String value) {
        kind.write(response(), value);
    }

    public void forget(StaffCookie kind) {
        if (cookie(kind).isPresent()) {
            kind.remove(response());
        }
    }

    /** Lets the browser keep what a sign-in, or a new password, gave it. */
    public void keep(String session, String known) {
        keep(StaffCookie.SESSION, session);
        keepKnown(known);
    }

    /** Lets the browser have tries of its own. */
    public void keepKnown(String known) {
        StaffCookie.BROWSER.write(response(), known, settings.browserValidity());
    }

    /** Leads back to what was asked for before the sign-in, if the member may see it; else to the page of this outcome. */
    public String leadBack(String session, String otherwise) {
        var asked = cookie(StaffCookie.ASKED).flatMap(StaffReturnTo::of);
        forget(StaffCookie.ASKED);
        var admitted = asked.filter(
                page -> sessions.peek(session).filter(page.page()::admits).isPresent());
        admitted.ifPresent(page -> redirect(page.path()));
        return admitted.isPresent() ? null : otherwise;
    }

    private void redirect(String path) {
        try {
            faces.getExternalContext().redirect(request().getContextPath() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A field of the address; empty when it is missing or blank. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(request().getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** The number that a page is about, from its address; empty when there is none. */
    public Optional<Long> number(String name) {
        return parameter(name).filter(value -> value.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** The query of the address at hand with one field changed, for a link that keeps the filter. */
    public String queryWith(String name, String value) {
        var kept = request().getParameterMap().entrySet().stream()
                .filter(field -> !field.getKey().equals(name) && !field.getValue()[0].isBlank())
                .map(field -> pair(field.getKey(), field.getValue()[0]));
        return Stream.concat(kept, Stream.of(pair(name, value))).collect(Collectors.joining("&", "?", ""));
    }

    private static String pair(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }
}
