package mypage.announcements;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.QueryHint;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.Language;
import mypage.platform.ReadByPages;

/**
 * What users are told on the sign-in pages of some services. Life: to come, shown, over; or removed at any time. Changes take
 * effect at once. Kept as a record. Lists bring the texts of all with one more statement; only to be read, as the provider
 * can't tell afterwards what was changed of them.
 */
@Entity
@ReadByPages
@Table(name = "notice")
@NamedQuery(
        name = Notice.IN_FORCE,
        query = """
                select n from Notice n where n.removedAt is null and n.shownFrom <= :soon
                    and (n.shownUntil is null or n.shownUntil > :now)
                order by n.shownFrom desc, n.id desc""",
        hints = {
            @QueryHint(name = "eclipselink.batch", value = "n.texts"),
            @QueryHint(name = "eclipselink.read-only", value = "true")
        })
@NamedQuery(
        name = Notice.PAGE,
        query = "select n from Notice n where n.id < :before order by n.id desc",
        hints = {
            @QueryHint(name = "eclipselink.batch", value = "n.texts"),
            @QueryHint(name = "eclipselink.read-only", value = "true")
        })
public class Notice {

    static final String IN_FORCE = "Notice.inForce";
    static final String PAGE = "Notice.page";

    /** Where it stands. */
    public enum State {
        TO_COME,
        SHOWN,
        OVER,
        REMOVED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Convert(converter = ServiceSetConverter.class)
    private Set<Service> services;

    @Column(name = "shown_from")
    private Instant shownFrom;

    @Column(name = "shown_until")
    private Instant shownUntil;

    private String issuers;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "notice_text", joinColumns = @JoinColumn(name = "notice_id"))
    @MapKeyColumn(name = "language")
    @MapKeyEnumerated(EnumType.STRING)
    private Map<Language, NoticeText> texts = new HashMap<>();

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "removed_at")
    private Instant removedAt;

    @Version
    private int version;

    protected Notice() {}

    public Notice(NoticePlan plan, NoticeText japanese, Instant now) {
        change(plan, japanese, now);
    }

    public void change(NoticePlan plan, NoticeText japanese, Instant now) {
        services = plan.services();
        shownFrom = plan.shownFrom();
        shownUntil = plan.shownUntil();
        issuers = plan.issuers();
        write(Language.JA, japanese, now);
    }

    /** @param text null to take that language away */
    public void write(Language language, NoticeText text, Instant now) {
        if (text == null) {
            texts.remove(language);
        } else {
            texts.put(language, text);
        }
        changedAt = now;
    }

    public void remove(Instant now) {
        removedAt = now;
        changedAt = now;
    }

    public long id() {
        return id;
    }

    public int version() {
        return version;
    }

    public NoticePlan plan() {
        return new NoticePlan(services, shownFrom, shownUntil, issuers);
    }

    /** In this language, or in Japanese where there is none. */
    public NoticeText text(Language language) {
        return texts.getOrDefault(language, texts.get(Language.JA));
    }

    public Map<Language, NoticeText> texts() {
        return new EnumMap<>(texts);
    }

    public Instant changedAt() {
        return changedAt;
    }

    public State state(Instant now) {
        if (removedAt != null) {
            return State.REMOVED;
        } else if (now.isBefore(shownFrom)) {
            return State.TO_COME;
        }
        return shownUntil == null || now.isBefore(shownUntil) ? State.SHOWN : State.OVER;
    }
}
