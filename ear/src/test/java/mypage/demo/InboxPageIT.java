package mypage.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxPageIT {
    private static final String MARKUP = "<b title=\"x\">&amp;</b>";

    @Test
    void showsMarkupInAnyPartOfAMailAsText() {
        String page = InboxPage.render(
                List.of(new InboxPage.Mail(Instant.EPOCH, MARKUP, MARKUP, MARKUP, MARKUP)), Instant.EPOCH, false);

        assertFalse(page.contains(MARKUP));
        assertTrue(page.contains("宛先：&lt;b title=&quot;x&quot;&gt;&amp;amp;&lt;/b&gt;"));
    }

    @Test
    void showsJapaneseTime() {
        String page =
                InboxPage.render(List.of(new InboxPage.Mail(Instant.EPOCH, "", "", "", "")), Instant.EPOCH, false);

        assertTrue(page.contains("1月1日 9:00:00"));
    }
}
