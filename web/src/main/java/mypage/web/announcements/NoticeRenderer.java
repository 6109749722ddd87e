package mypage.web.announcements;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import mypage.announcements.Notice;
import mypage.announcements.NoticeSettings;
import mypage.announcements.NoticeText;
import mypage.platform.Language;

/**
 * Renders notices. Whoever could publish one may not lead users to a site that imitates this one, so its links lead only
 * to the hosts that the settings name, and a link to another host becomes its text. Thread-safe.
 */
@ApplicationScoped
public class NoticeRenderer {

    @Inject
    NoticeSettings settings;

    private Markdown markdown;

    @PostConstruct
    void open() {
        markdown = new Markdown(settings::mayLinkTo);
    }

    /** The language in which users with this one read a notice. */
    static Language written(Notice notice, Language language) {
        return notice.texts().containsKey(language) ? language : Language.JA;
    }

    public NoticeView view(Notice notice, Language language) {
        var written = written(notice, language);
        return view(notice.text(written), written, notice.plan().issuers());
    }

    /** @param issuers null when it is not signed */
    public NoticeView view(NoticeText text, Language language, String issuers) {
        return new NoticeView(text.title(), markdown.html(text.body()), language.tag(), issuers);
    }

    /** The addresses in this Markdown that no notice may link to. */
    public List<String> refusedLinks(String body) {
        return markdown.refusedLinks(body);
    }
}
