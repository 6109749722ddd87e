package mypage.web.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import mypage.platform.UserTime;
import mypage.session.SessionService;
import mypage.session.SessionView;
import mypage.web.site.Texts;
import mypage.web.site.UserPage;
import mypage.web.user.CurrentUser;
import mypage.web.user.UserRequest;

/**
 * ログイン中の端末・ブラウザ: the user's sessions, and how to end them (ASVS 7.5.2). It shows sessions only, and nothing about the
 * devices that skip the one-time password (requirements 35, 46).
 */
@Named
@RequestScoped
public class SessionsBacking {

    private static final String PAGE = UserPage.SESSIONS.redirect() + "&ended=";

    /**
     * One line of the list.
     *
     * @param applications the names of those that were entered in it
     */
    public record Row(long id, String browser, String since, String lastUsed, List<String> applications) {
        public Row {
            applications = List.copyOf(applications);
        }

        private static Row of(SessionView session, List<String> applications) {
            return new Row(
                    session.id(),
                    session.browser().isEmpty() ? Texts.get("sessions.browser.unknown") : session.browser(),
                    UserTime.dateTime(Texts.language(), session.startedAt()),
                    UserTime.dateTime(Texts.language(), session.lastUsedAt()),
                    applications);
        }
    }

    @Inject
    SessionService sessions;

    @Inject
    CurrentUser user;

    @Inject
    UserRequest request;

    @Inject
    FacesContext faces;

    private List<Row> all;
    private Long ended;

    /** This request's session; null when it ended a moment ago. */
    public Row getCurrent() {
        return rows().filter(row -> row.id() == user.signedIn().sessionId())
                .findFirst()
                .orElse(null);
    }

    public List<Row> getOthers() {
        return rows().filter(row -> row.id() != user.signedIn().sessionId()).toList();
    }

    /** Whether several sessions can be ended at once. A button once shown still works when fewer are left. */
    public boolean isSeveral() {
        return faces.isPostback() || getOthers().size() > 1;
    }

    /** Whether an application was entered in any of them. */
    public boolean isEntered() {
        return rows().anyMatch(row -> !row.applications().isEmpty());
    }

    private Stream<Row> rows() {
        if (all == null) {
            var applications = sessions.applications(user.getAccountId(), Texts.language());
            all = sessions.list(user.getAccountId()).stream()
                    .map(session -> Row.of(session, applications.getOrDefault(session.id(), List.of())))
                    .toList();
        }
        return all.stream();
    }

    /**
     * The button carries the session's key, because the list may have changed since it was shown. Faces takes a
     * parameter of spaces for none.
     */
    public String end() {
        if (ended == null) {
            return null;
        }
        sessions.endOne(user.signedIn(), ended, request.getContext());
        return PAGE + "one";
    }

    public String endOthers() {
        sessions.endOthers(user.signedIn(), request.getContext());
        return PAGE + "others";
    }

    public Long getEnded() {
        return ended;
    }

    public void setEnded(Long ended) {
        this.ended = ended;
    }
}
