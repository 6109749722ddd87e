package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountLookupService;
import mypage.platform.RequestContext;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The services for staff require a role themselves, not only their pages. */
@ArquillianTest
@Tag("C20")
class StaffRolesIT {

    private static final RequestContext NOBODY = new RequestContext("192.0.2.1", "it", "").actingAs(1L);

    @Inject
    AccountActionService actions;

    @Inject
    AccountLookupService lookup;

    @Inject
    AddressRequestService requests;

    @Test
    void callsWithoutARoleAreDenied() {
        assertThrows(EJBAccessException.class, () -> actions.lock(1, "", NOBODY));
        assertThrows(EJBAccessException.class, () -> actions.unlock(1, NOBODY));
        assertThrows(EJBAccessException.class, () -> lookup.view(1, NOBODY));
        assertThrows(EJBAccessException.class, () -> requests.approve(1, NOBODY));
        assertThrows(EJBAccessException.class, () -> requests.view(1, NOBODY));
    }

    @Test
    void everyPublicMethodRequiresARole() {
        Stream.of(AccountActionService.class, AccountLookupService.class, AddressRequestService.class)
                .flatMap(service -> Stream.of(service.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .forEach(method -> assertTrue(method.isAnnotationPresent(RolesAllowed.class), method::toString));
    }
}
