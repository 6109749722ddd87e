package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.platform.Secrets;

/** Searches that a member of staff repeats, under names of their own, for nobody else. */
@Stateless
public class SavedSearchService {

    /** How many a member can have. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 40;
    private static final Duration KEPT = Duration.ofDays(400);
    private static final String PURPOSE = "saved-search ";

    @Inject
    SavedSearchRepository searches;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Saves a search, in place of one with this name.
     *
     * @param name what is too long is cut off
     * @return false if the member has too many
     */
    @RolesAllowed("LOOK_UP")
    public boolean save(SignedInStaff self, String name, Map<String, String> fields) {
        byte[] sealed = secrets.seal(purpose(self), KeptSearchService.encoded(fields));
        Instant now = clock.instant();
        return searches.save(self.id(), cut(name), sealed, now, now.plus(KEPT), MOST);
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** Only this member's searches can be read for this member. */
    private static String purpose(SignedInStaff self) {
        return PURPOSE + self.id();
    }

    @RolesAllowed("LOOK_UP")
    public List<String> names(SignedInStaff self) {
        return searches.names(self.id(), clock.instant());
    }

    /** The fields of a search; empty when the member has none of this name, or its key is gone. */
    @RolesAllowed("LOOK_UP")
    public Optional<Map<String, String>> find(SignedInStaff self, String name) {
        return searches.find(self.id(), name, clock.instant())
                .flatMap(fields -> unsealed(self, fields))
                .map(KeptSearchService::decoded);
    }

    private Optional<String> unsealed(SignedInStaff self, byte[] fields) {
        try {
            return Optional.of(secrets.open(purpose(self), fields));
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    @RolesAllowed("LOOK_UP")
    public void remove(SignedInStaff self, String name) {
        searches.remove(self.id(), name);
    }
}
