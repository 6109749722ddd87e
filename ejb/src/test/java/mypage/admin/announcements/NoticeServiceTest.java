package mypage.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import mypage.account.Service;
import mypage.announcements.Notice;
import mypage.announcements.Notice.State;
import mypage.announcements.NoticePlan;
import mypage.announcements.NoticeText;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R64")
class NoticeServiceTest extends OperatorFixture {

    private static final String ISSUERS = "厚生労働省・福岡労働局・ハローワーク";
    private static final NoticeText TEXT = new NoticeText("ご案内", "セキュリティ強化のため");

    private final NoticeService notices = container.get(NoticeService.class);

    private NoticePlan plan(Instant from, Instant until) {
        return new NoticePlan(EnumSet.of(Service.SEEKER), from, until, ISSUERS);
    }

    private long publish() {
        return notices.publish(plan(now, now.plus(MINUTE)), TEXT, context);
    }

    private Notice notice(long id) {
        return notices.find(id).orElseThrow();
    }

    private boolean isShown(Service service, long id) {
        return announcements.notices(service).stream().anyMatch(notice -> notice.id() == id);
    }

    @Test
    @Tag("R65")
    void isShownToTheUsersOfItsServicesDuringItsPeriod() {
        long id = notices.publish(plan(now.plusSeconds(1), now.plus(MINUTE)), TEXT, context);
        assertFalse(isShown(Service.SEEKER, id));
        container.clock.pass(Duration.ofSeconds(1));
        assertTrue(isShown(Service.SEEKER, id));
        assertTrue(isShown(null, id));
        assertFalse(isShown(Service.EMPLOYER, id));
        assertEquals(
                ISSUERS, announcements.notices(Service.SEEKER).get(0).plan().issuers());
        assertEquals(
                "ご案内",
                announcements.notices(Service.SEEKER).get(0).text(Language.EN).title());
        container.clock.set(now.plus(MINUTE));
        assertFalse(isShown(Service.SEEKER, id));
        assertEquals(State.OVER, notice(id).state(now.plus(MINUTE)));
        assertEquals(List.of("NOTICE_CHANGED " + id), audited());
    }

    @Test
    void withoutAnEndItIsShownUntilItIsRemoved() {
        long id = notices.publish(plan(now, null), TEXT, context);
        container.clock.pass(Duration.ofDays(100));
        assertTrue(isShown(Service.SEEKER, id));
        assertEquals(
                AnnouncementChangeResult.DONE, notices.remove(id, notice(id).version(), context));
        container.clock.pass(Duration.ofSeconds(2));
        assertFalse(isShown(Service.SEEKER, id));
        assertEquals(
                AnnouncementChangeResult.OVER, notices.remove(id, notice(id).version(), context));
        assertEquals(List.of("NOTICE_CHANGED " + id, "NOTICE_REMOVED " + id), audited());
    }

    @Test
    void theNewestNoticeComesFirst() {
        long older = publish();
        long newer = notices.publish(plan(now.plusSeconds(1), now.plus(MINUTE)), TEXT, context);
        container.clock.pass(Duration.ofSeconds(3));
        assertEquals(
                List.of(newer, older),
                announcements.notices(Service.SEEKER).stream()
                        .map(Notice::id)
                        .filter(id -> id >= older)
                        .toList());
    }

    @Test
    void changesTakeEffectAtOnceUnlessTheNoticeHasChangedMeanwhile() {
        long id = publish();
        int seen = notice(id).version();
        var other = new NoticeText("別の題名", "本文");
        var everywhere = new NoticePlan(EnumSet.allOf(Service.class), now, null, null);
        assertEquals(AnnouncementChangeResult.DONE, notices.change(id, seen, everywhere, other, context));
        assertEquals("別の題名", notice(id).text(Language.JA).title());
        assertEquals(everywhere, notice(id).plan());
        assertEquals(AnnouncementChangeResult.STALE, notices.change(id, seen, plan(now, null), TEXT, context));
        assertEquals(AnnouncementChangeResult.STALE, notices.remove(id, seen, context));
        notices.remove(id, notice(id).version(), context);
    }

    @Test
    void isShownInItsLanguagesAndElseInJapanese() {
        long id = publish();
        var english = new NoticeText("Information", "To improve security");
        notices.translate(id, notice(id).version(), Language.EN, english, context);
        assertEquals("Information", notice(id).text(Language.EN).title());
        assertEquals("To improve security", notice(id).text(Language.EN).body());
        assertEquals("ご案内", notice(id).text(Language.VI).title());

        int seen = notice(id).version();
        assertEquals(AnnouncementChangeResult.DONE, notices.translate(id, seen, Language.EN, null, context));
        assertEquals("ご案内", notice(id).text(Language.EN).title());
        assertEquals(AnnouncementChangeResult.STALE, notices.translate(id, seen, Language.EN, english, context));
        assertThrows(IllegalArgumentException.class, () -> notices.translate(id, seen, Language.JA, null, context));
    }

    @Test
    void staffSeeNoticesInPages() {
        long first = publish();
        for (int i = 0; i < NoticeService.PAGE; i++) {
            publish();
        }
        var page = notices.page(null);
        var next = notices.page(Long.valueOf(page.next().orElseThrow()));
        assertEquals(NoticeService.PAGE, page.rows().size());
        assertEquals(first, next.rows().get(0).id());
        assertEquals("ご案内", page.rows().get(0).text(Language.JA).title());
    }

    @Test
    void needsAServiceAndAPeriod() {
        assertThrows(IllegalArgumentException.class, () -> plan(now, now));
        assertThrows(
                IllegalArgumentException.class, () -> new NoticePlan(EnumSet.noneOf(Service.class), now, null, null));
    }
}
