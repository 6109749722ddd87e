package mypage.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The numbers of accounts, which is what the audit trail knows them by. */
@Stateless
@RolesAllowed("LOOK_UP")
public class AccountNumberService {

    @PersistenceContext
    EntityManager entities;

    /**
     * All accounts that have this address, the closed ones that are not yet deleted too.
     *
     * @param service empty for all services
     * @param typedEmail in any width or case
     */
    @RolesAllowed("LOOK_UP")
    public List<Long> find(Optional<Service> service, String typedEmail) {
        String email = AccountService.normalize(typedEmail);
        if (email.indexOf('\0') >= 0) {
            return List.of();
        }
        return service.map(Stream::of)
                .orElseGet(() -> Stream.of(Service.values()))
                .flatMap(each -> find(each, email).stream())
                .toList();
    }

    private List<Long> find(Service service, String email) {
        List<?> found = entities.createNamedQuery(Account.NUMBERS)
                .setParameter(1, service.name())
                .setParameter(2, email)
                .getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
