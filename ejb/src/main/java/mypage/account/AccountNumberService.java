package mypage.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The numbers of accounts, which is what the audit trail knows them by. */
@Stateless
@RolesAllowed("LOOK_UP")
public class AccountNumberService {

    @Inject
    AccountAddressRepository rows;

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
                .flatMap(each -> rows.ids(each, email).stream())
                .toList();
    }
}
