package mypage.web.admin.dashboard;

import java.util.List;

/** A metric of today in large type, with notes that help to judge it. */
public record MetricTile(String title, String value, String unit, List<String> notes) {

    public MetricTile {
        notes = List.copyOf(notes);
    }
}
