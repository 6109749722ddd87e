package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.account.AccountAuditKind;
import mypage.account.Service;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.AddressRequest.State;
import mypage.addressrequests.Evidence;
import mypage.addressrequests.ShownDocuments;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.admin.addressrequests.RequestOpeningResult.Reason;
import mypage.admin.addressrequests.RequestOpeningResult.Refused;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests staff can open, and what the lists show of them. */
@Tag("R18")
class OpenRequestTest extends AddressRequestFixture {

    @Test
    @Tag("C26")
    void opensARequest() {
        open();

        AddressRequest request = request();
        assertEquals(State.RECEIVED, request.state());
        assertEquals(account.id, request.accountId());
        assertEquals(account.email, request.oldEmail());
        assertEquals(newEmail, request.newEmail());
        assertEquals(Evidence.DRIVING_LICENCE, request.evidence());
        assertEquals(Optional.of(Evidence.EMPLOYMENT_REGISTRATION), request.registration());
        assertEquals(11, request.openedBy());
        assertEquals(now(), request.openedAt());
        assertEquals(Optional.empty(), request.finishedAt());
        assertEquals(List.of("REQUEST_OPENED"), account.audited());
        assertEquals(account.email, account.fresh().email());
        assertTrue(mailsTo(account.email).isEmpty() && mailsTo(newEmail).isEmpty());
    }

    @Test
    void normalizesTheTypedAddresses() {
        RequestOpeningResult step = transactions.open(
                Service.SEEKER,
                " " + account.email.toUpperCase(java.util.Locale.ROOT),
                "　ＮＥＷ" + newEmail + " ",
                DOCUMENTS,
                OPENER);
        id = assertInstanceOf(Opened.class, step).requestId();
        assertEquals("new" + newEmail, request().newEmail());
    }

    @Test
    void refusesAnOldAddressWithoutAnAccount() {
        assertEquals(
                new Refused(Reason.NO_ACCOUNT),
                transactions.open(Service.EMPLOYER, account.email, newEmail, DOCUMENTS, OPENER));
        assertEquals(
                1,
                account.number(
                        "select count(*) from (select * from audit_event order by id desc limit 1) e where kind ="
                                + " 'REQUEST_REFUSED' and staff_id = 11 and service = 'EMPLOYER'"
                                + " and account_id is null"));
        accounts.lock(Service.SEEKER, account.id, account.context);
        assertEquals(new Refused(Reason.NO_ACCOUNT), request(newEmail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "a@b", "a b@example.jp", "a@example.jp\r\nBcc: b@example.jp"})
    void refusesAnInvalidAddress(String address) {
        assertRefused(Reason.NO_ADDRESS, request(address));
    }

    @ParameterizedTest
    @CsvSource({
        "SEEKER, PASSPORT, COMPANY_DOCUMENT, false",
        "SEEKER, EMPLOYMENT_REGISTRATION, EMPLOYMENT_REGISTRATION, false",
        "SEEKER, PASSPORT, DRIVING_LICENCE, false",
        "EMPLOYER, PASSPORT, EMPLOYMENT_REGISTRATION, false",
        "EMPLOYER, PASSPORT, COMPANY_DOCUMENT, true",
        "JOB_INFORMATION, PASSPORT, COMPANY_DOCUMENT, true"
    })
    @Tag("R15")
    void wantsBothDocumentsOfTheService(Service service, Evidence identity, Evidence registration, boolean opens) {
        String email = new TestAccount(container, service).email;
        RequestOpeningResult result =
                transactions.open(service, email, newEmail, new ShownDocuments(identity, registration), OPENER);
        assertEquals(opens, result instanceof Opened);
        assertTrue(opens || result.equals(new Refused(Reason.WRONG_DOCUMENT)));
    }

    @Test
    void refusesTheCurrentAddress() {
        assertRefused(Reason.SAME_ADDRESS, request(account.email.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void refusesTheAddressOfAnotherAccountOfTheService() {
        TestAccount other = new TestAccount(container);
        assertRefused(Reason.TAKEN, request(other.email));
        accounts.lock(Service.SEEKER, other.id, other.context);
        assertRefused(Reason.TAKEN, request(other.email));
    }

    @Test
    void acceptsAnAddressThatIsFreeInTheService() {
        TestAccount elsewhere = new TestAccount(container, Service.EMPLOYER);
        assertTrue(request(elsewhere.email) instanceof Opened);
    }

    @Test
    void acceptsTheAddressOfAClosedAccount() {
        TestAccount closed = new TestAccount(container);
        container.inTransaction(
                () -> accounts.close(AccountAuditKind.CLOSED, Service.SEEKER, closed.id, closed.context));
        assertTrue(request(closed.email) instanceof Opened);
    }

    @Test
    void allowsOneOpenRequestPerAccount() {
        open();
        assertRefused(Reason.ALREADY_OPEN, request("another" + newEmail));
        assertDone(transactions.withdraw(id, OPENER));
        open();
        assertEquals(2, account.number("select count(*) from address_request where account_id = ?1", account.id));
    }

    @ParameterizedTest
    @MethodSource
    @Tag("C20")
    @Tag("R15")
    void onlyStaffMayActOnARequest(Consumer<OpenRequestTest> step) {
        review();
        assertThrows(IllegalArgumentException.class, () -> step.accept(this));
        assertEquals(State.IN_REVIEW, state());
        assertEquals(List.of("REQUEST_OPENED", "REQUEST_REVIEWED"), account.audited());
    }

    static Stream<Consumer<OpenRequestTest>> onlyStaffMayActOnARequest() {
        RequestContext nobody = new RequestContext("192.0.2.1", "owner", "");
        return Stream.of(
                test -> test.transactions.open(Service.SEEKER, test.account.email, test.newEmail, DOCUMENTS, nobody),
                test -> test.transactions.review(test.id, nobody),
                test -> test.transactions.approve(test.id, nobody),
                test -> test.transactions.reject(test.id, nobody),
                test -> test.transactions.withdraw(test.id, nobody),
                test -> test.transactions.resendProof(test.id, nobody));
    }

    private void assertRefused(Reason reason, RequestOpeningResult result) {
        assertEquals(new Refused(reason), result);
        assertEquals("REQUEST_REFUSED", lastAudited());
    }
}
