package mypage.web.admin.dashboard;

import java.util.List;

/**
 * An alert in words.
 *
 * @param advice what to do
 * @param links to where it can be done, or looked into
 */
public record AlertText(boolean urgent, String text, String advice, List<Link> links) {

    public AlertText {
        links = List.copyOf(links);
    }

    /** @param address null if there is no page to go to */
    public record Link(String address, String text) {}
}
