package mypage.web.figures;

import java.util.List;

/** A figure of today in large type, and what helps to judge it. */
public record Tile(String title, String figure, String unit, List<String> notes) {

    public Tile {
        notes = List.copyOf(notes);
    }
}
