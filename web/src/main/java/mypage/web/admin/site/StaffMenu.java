package mypage.web.admin.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.staff.SignedInStaff;

/** The menu of a member of staff: the pages that their roles admit. */
final class StaffMenu {

    /**
     * An entry of the menu.
     *
     * @param current the value of aria-current: whether this is the current page, or the current page belongs to it
     */
    public record Entry(String address, String title, String current) {}

    private StaffMenu() {}

    /** Empty while the member can only add a passkey. */
    static List<Entry> of(SignedInStaff member, Optional<StaffPage> current) {
        return Stream.of(StaffPage.values())
                .filter(page -> !member.passkeyMissing() && page.isInMenu() && page.admits(member))
                .map(page -> new Entry(page.address(), Labels.get("page." + page), current(page, current)))
                .toList();
    }

    private static String current(StaffPage entry, Optional<StaffPage> page) {
        boolean isSection = page.flatMap(StaffPage::section).equals(Optional.of(entry));
        return page.equals(Optional.of(entry)) ? "page" : String.valueOf(isSection);
    }
}
