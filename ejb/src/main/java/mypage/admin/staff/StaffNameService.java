package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Who the members of staff are that rows elsewhere know by number; also those who are disabled. */
@Stateless
@RolesAllowed("LOOK_UP")
public class StaffNameService {

    @Inject
    StaffMemberRepository members;

    /** By number; who is unknown is left out. */
    @RolesAllowed("LOOK_UP")
    public Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return members.names(ids);
    }

    /** The numbers of those with this number, this whole address, or this in their name. */
    @RolesAllowed("LOOK_UP")
    public List<Long> find(String typed) {
        if (typed.indexOf('\0') >= 0) {
            return List.of();
        }
        return members.called(typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1, typed);
    }
}
