package mypage.web.admin.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.admin.dashboard.MailDelay;
import mypage.admin.dashboard.Metrics;
import mypage.admin.dashboard.TodayMetrics;
import org.junit.jupiter.api.Test;

class MetricTilesTest {

    @Test
    void showTheChangeSinceAnEarlierTime() {
        assertEquals("800件（+25%）", MetricTiles.compared(1000, 800));
        assertEquals("2,000件（-50%）", MetricTiles.compared(1000, 2000));
        assertEquals("1,003件（±0%）", MetricTiles.compared(1000, 1003));
        assertEquals("0件", MetricTiles.compared(1000, 0));
    }

    @Test
    void showHowLongMailsTook() {
        var mail = new MailDelay(7, 1, Optional.of(Duration.ofMillis(200)), Optional.of(Duration.ofMillis(300)));
        var tile = new MetricTiles(new TodayMetrics(Metrics.NONE, Metrics.NONE, Metrics.NONE, mail))
                .all()
                .get(4);
        assertEquals("0.3", tile.value());
        assertEquals(List.of("95%：0.3秒以内", "半数：0.2秒以内", "送信 7通、送れず 1通"), tile.notes());
    }
}
