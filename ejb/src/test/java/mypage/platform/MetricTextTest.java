package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTextTest {

    @Test
    void isWhatPrometheusReads() {
        LabelledCounter counter = new LabelledCounter();
        counter.add(2, "B", "");
        counter.add(1, "A", "x");
        counter.add(1, "A", "x");
        MetricText text = new MetricText();
        text.counter("a_total", "Help").values(List.of("kind", "service"), counter.counts());
        text.gauge("b", "Other").value(0.25).value(-1, "name", "a\"b\\c\nd");
        assertEquals("""
                # HELP a_total Help
                # TYPE a_total counter
                a_total{kind="A",service="x"} 2
                a_total{kind="B",service=""} 2
                # HELP b Other
                # TYPE b gauge
                b 0.250000
                b{name="a\\"b\\\\c\\nd"} -1
                """, text.toString());
    }
}
