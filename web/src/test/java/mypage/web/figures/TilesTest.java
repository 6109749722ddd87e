package mypage.web.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.figures.Counts;
import mypage.figures.MailDelay;
import mypage.figures.Today;
import org.junit.jupiter.api.Test;

class TilesTest {

    @Test
    void sayHowMuchMoreOrLessThereIs() {
        assertEquals("800件（+25%）", Tiles.compared(1000, 800));
        assertEquals("2,000件（-50%）", Tiles.compared(1000, 2000));
        assertEquals("1,003件（±0%）", Tiles.compared(1000, 1003));
        assertEquals("0件", Tiles.compared(1000, 0));
    }

    @Test
    void sayWithinWhichTimeMailsWereSent() {
        var mail = new MailDelay(7, 1, Optional.of(Duration.ofMillis(200)), Optional.of(Duration.ofMillis(300)));
        var tile = new Tiles(new Today(Counts.NONE, Counts.NONE, Counts.NONE, mail))
                .all()
                .get(4);
        assertEquals("0.3", tile.figure());
        assertEquals(List.of("95%：0.3秒以内", "半数：0.2秒以内", "送信 7通、送れず 1通"), tile.notes());
    }
}
