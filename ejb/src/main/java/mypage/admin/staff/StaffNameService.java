package mypage.admin.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who the members of staff are that rows elsewhere know by number; also those who are disabled. */
@Stateless
@RolesAllowed("LOOK_UP")
public class StaffNameService {

    @PersistenceContext
    EntityManager entities;

    /** By number; who is unknown is left out. */
    @RolesAllowed("LOOK_UP")
    public Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.createNamedQuery(StaffMember.NAMES, Object[].class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> (String) row[1]));
    }

    /** The numbers of those with this number, this whole address, or this in their name. */
    @RolesAllowed("LOOK_UP")
    public List<Long> find(String typed) {
        if (typed.indexOf('\0') >= 0) {
            return List.of();
        }
        return entities.createNamedQuery(StaffMember.CALLED, Long.class)
                .setParameter("number", typed.matches("\\d{1,18}") ? Long.parseLong(typed) : -1)
                .setParameter("typed", typed)
                .getResultList();
    }
}
