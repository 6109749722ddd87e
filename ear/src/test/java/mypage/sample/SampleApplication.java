package mypage.sample;

import java.util.List;

/** The applications that a WAR can be. Their pages are fragments below WEB-INF. */
public enum SampleApplication {
    SEEKER(
            "求職者マイページ",
            new Page("", "home", "ホーム"),
            new Page("applications", "applications", "私の応募"),
            new Page("jobs", "jobs", "気になる求人")),
    EMPLOYER(
            "求人者マイページ",
            new Page("", "home", "ホーム"),
            new Page("offers", "offers", "求人一覧"),
            new Page("applicants", "applicants", "応募者")),
    RECORDS("求職活動の記録", new Page("", "home", "活動の記録"), new Page("visits", "visits", "相談の予定"));

    /**
     * @param path below the application
     * @param file the name of its fragment
     */
    public record Page(String path, String file, String title) {}

    private final String title;
    private final List<Page> pages;

    SampleApplication(String title, Page... pages) {
        this.title = title;
        this.pages = List.of(pages);
    }

    public String title() {
        return title;
    }

    List<Page> pages() {
        return List.copyOf(pages);
    }
}
