package mypage.web.admin.announcements;

import jakarta.inject.Inject;
import java.util.Optional;
import mypage.web.admin.site.StaffRequest;

/** The announcement that the address or the form names, and the version of it that the member of staff saw. */
public abstract class CurrentAnnouncement<T> {

    @Inject
    StaffRequest staff;

    private Optional<T> found;

    abstract Optional<T> find(long id);

    abstract long id(T announcement);

    abstract int version(T announcement);

    /** Empty if none is named or the one named does not exist. */
    Optional<T> find() {
        if (found == null) {
            found = staff.number("of").flatMap(this::find);
        }
        return found;
    }

    /** 0 when there is none. */
    public long getId() {
        return find().map(this::id).orElse(0L);
    }

    /** For a form: the version that it was opened with, however often it has been sent since. */
    public long getVersion() {
        return staff.number("version").orElseGet(() -> (long) getNewestVersion());
    }

    /** For a page with a button only: the version that it shows now. */
    public int getNewestVersion() {
        return find().map(this::version).orElse(0);
    }

    /** The version that such a page sent; one that never exists if it sent none. */
    int sentVersion() {
        return staff.number("version").orElse(-1L).intValue();
    }
}
