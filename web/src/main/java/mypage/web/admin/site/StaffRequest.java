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
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.admin.signin.StaffSessionService;
import mypage.admin.staff.KeptSearchService;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.device.DeviceSettings;
import mypage.platform.ActReason;
import mypage.platform.JapaneseTime;
import mypage.platform.RequestContext;
import mypage.web.site.PlainText;
import mypage.web.site.RequestContexts;

/** The current request for a page for staff: who asks, and for what. */
@Named
@RequestScoped
public class StaffRequest {

    /** A number with what a mail program may take for the end of a link. */
    private static final int LONGEST_NUMBER = 40;

    /** Signs after a link, which a mail program may take for a part of it. */
    private static final Pattern AFTER_LINK = Pattern.compile("[\\p{P}\\p{S}]+$");

    @Inject
    FacesContext faces;

    @Inject
    SecurityContext security;

    @Inject
    DeviceSettings settings;

    @Inject
    StaffSessionService sessions;

    @Inject
    KeptSearchService searches;

    private ActReason reason;

    /** Null on pages that are open to all. */
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

    /** When the member signed in before; null at the first sign-in. */
    public String getPreviousSignIn() {
        return signedIn()
                .previousSignIn()
                .map(at -> Labels.get("home.previous", JapaneseTime.dateTime(at)))
                .orElse(null);
    }

    /** Holds the number of the member, for the boundaries and the audit trail, and why the member acts. */
    public RequestContext context() {
        return RequestContexts.of(request()).because(reason);
    }

    void because(ActReason given) {
        reason = given;
    }

    public StaffPage page() {
        return StaffPage.of(request()).orElseThrow();
    }

    /** Whether the button of the page was pressed; otherwise the page asks. */
    public boolean isPosted() {
        return request().getMethod().equals("POST");
    }

    /** Whether the member may open a page; only then is a link to it shown. */
    public boolean may(StaffPage page) {
        return find().filter(page::admits).isPresent();
    }

    /** The same by the roles of this moment, for work that outlasts the request check. Does not prolong the session. */
    public boolean stillMay(StaffPage page) {
        return cookie(StaffCookie.SESSION)
                .flatMap(sessions::peek)
                .filter(page::admits)
                .isPresent();
    }

    /** The way back to a list, as the member last saw it. */
    public String list(StaffPage list) {
        return StaffLists.link(
                list,
                request(),
                number -> find().flatMap(member -> searches.find(member, cookie(StaffCookie.SEARCH), number))
                        .isPresent());
    }

    /** Which of these actions was just done, in words; empty if none was. */
    public Optional<Outcome> done(StaffAction<?>... actions) {
        return Stream.of(actions)
                .filter(action ->
                        parameter("done").filter(action.name()::equals).isPresent())
                .map(StaffAction::done)
                .findFirst();
    }

    /** Empty on pages that are open to all. */
    public List<StaffMenu.Entry> getMenu() {
        return find().map(member -> StaffMenu.of(member, StaffPage.of(request())))
                .orElse(List.of());
    }

    /** A link to the section of the guide about this page; each entry of the menu has one with its title. */
    public String getGuide() {
        return StaffPage.GUIDE.address()
                + StaffPage.of(request())
                        .flatMap(StaffPage::section)
                        .map(section -> "#" + URLEncoder.encode(guideAnchor(section), StandardCharsets.UTF_8))
                        .orElse("");
    }

    private static String guideAnchor(StaffPage section) {
        return Labels.get("page." + section).toLowerCase(Locale.ROOT);
    }

    /** The cookies that identify this device. */
    public StaffDeviceCookies deviceCookies() {
        return StaffCookie.device(request());
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

    /** Stores what a sign-in or a new password has issued. */
    public void keep(String session, String deviceToken) {
        keep(StaffCookie.SESSION, session);
        keepDevice(deviceToken);
    }

    /** Gives this device its own limit of attempts. */
    public void keepDevice(String deviceToken) {
        StaffCookie.DEVICE.write(response(), deviceToken, settings.validity());
    }

    /** Returns to the page requested before the sign-in, if the member may see it; otherwise this outcome. */
    public String returnTo(String session, String otherwise) {
        var requested = cookie(StaffCookie.RETURN).flatMap(StaffReturnTo::of);
        forget(StaffCookie.RETURN);
        var admitted = requested.filter(
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

    /** A field of the query or form, without control characters; empty if missing or blank. */
    public Optional<String> parameter(String name) {
        return sent(name, PlainText::of);
    }

    /** A field with lines, whose other control characters are dropped; empty if missing or blank. */
    public Optional<String> lines(String name) {
        return sent(name, PlainText::ofLines);
    }

    private Optional<String> sent(String name, UnaryOperator<String> plain) {
        return Optional.ofNullable(request().getParameter(name))
                .map(plain)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** A field that holds a number; empty if it holds none. */
    public Optional<Long> number(String name) {
        return parameter(name)
                .filter(value -> value.length() <= LONGEST_NUMBER)
                .map(value -> AFTER_LINK.matcher(value).replaceFirst(""))
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    /** The current query with one field changed, for links that keep the filter. */
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
