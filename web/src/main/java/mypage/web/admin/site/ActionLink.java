package mypage.web.admin.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * A button that leads to the page of an action.
 *
 * @param classes the CSS classes of the button
 */
public record ActionLink(String address, String title, String classes) {

    /** The actions that fit and that the member has the role for, destructive ones last. */
    public static <T> List<ActionLink> of(
            Collection<? extends StaffAction<T>> actions, T item, long id, StaffRequest staff) {
        return actions.stream()
                .filter(action -> staff.may(action.page()) && action.fits(item))
                .sorted(Comparator.comparing(action -> action.style() == ActionStyle.DESTRUCTIVE))
                .map(action -> new ActionLink(
                        action.page().link(id), action.link(), action.style().classes()))
                .toList();
    }
}
