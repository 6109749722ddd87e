package mypage.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the ids of accounts, by which the audit trail refers to them. */
@Stateless
@RolesAllowed("LOOK_UP")
public class AccountNumberService {

    @Inject
    AccountAddressRepository rows;

    /**
     * The ids of all accounts with this address, including closed ones that are not deleted yet.
     *
     * @param service empty for all services
     * @param typedEmail in any width or case
     */
    @RolesAllowed("LOOK_UP")
    public List<Long> find(Optional<Service> service, String typedEmail) {
        String email = EmailAddress.normalize(typedEmail);
        if (email.indexOf('\0') >= 0) {
            return List.of();
        }
        return service.map(Stream::of)
                .orElseGet(() -> Stream.of(Service.values()))
                .flatMap(each -> rows.ids(each, email).stream())
                .toList();
    }
}
