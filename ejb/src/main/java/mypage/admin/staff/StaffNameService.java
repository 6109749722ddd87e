package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Finds members of staff by id or name, including disabled ones. */
@Stateless
@RolesAllowed("LOOK_UP")
public class StaffNameService {

    @Inject
    StaffMemberRepository members;

    /** Names by id; unknown ids are left out. */
    @RolesAllowed("LOOK_UP")
    public Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return members.names(ids);
    }

    /** The ids of members with this id, with this whole address, or with this text in their name. */
    @RolesAllowed("LOOK_UP")
    public List<Long> find(String typed) {
        if (typed.indexOf('\0') >= 0) {
            return List.of();
        }
        return members.called(typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1, typed);
    }
}
