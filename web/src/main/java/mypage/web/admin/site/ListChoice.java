package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.platform.Listing;

/** How the member wants to see a list: its order and the size of a page, see {@code WEB-INF/tags/listing.xhtml}. */
@Named
@RequestScoped
public class ListChoice {

    /** The fields of its form. */
    public static final String SORT = "sort";

    public static final String SIZE = "size";

    @Inject
    StaffSearch search;

    /** Whether the newest, or the oldest, were chosen to come first. */
    public boolean isNewest() {
        return isSorted("newest");
    }

    public boolean isOldest() {
        return isSorted("oldest");
    }

    private boolean isSorted(String order) {
        return search.chosen(SORT).filter(order::equals).isPresent();
    }

    public int getSize() {
        return Listing.SIZES.stream()
                .filter(size ->
                        search.chosen(SIZE).filter(size.toString()::equals).isPresent())
                .findFirst()
                .orElse(Listing.USUAL.size());
    }

    public List<Integer> getSizes() {
        return Listing.SIZES;
    }

    /** The newest first, unless the oldest were chosen. */
    public Listing listing() {
        return listing(false);
    }

    /** @param oldestFirst the order if none was chosen */
    public Listing listing(boolean oldestFirst) {
        return new Listing(getSize(), oldestFirst ? !isNewest() : isOldest());
    }
}
