package mypage.admin.addressrequests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import mypage.TestClock;
import mypage.TestContainer;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService;
import mypage.addressrequests.AddressRequestTimer;
import mypage.admin.addressrequests.AddressRequestModel.Request;
import mypage.admin.addressrequests.AddressRequestModelTest.Kind;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.platform.RequestContext;

/** One account, two members of staff and two nodes, beside the {@link AddressRequestModel}. */
final class AddressRequestWorld extends AddressRequestFixture {

    private static final List<RequestContext> STAFF = List.of(OPENER, APPROVER);

    final AddressRequestModel model = new AddressRequestModel(now(), account.email);
    private final List<TestContainer> nodes =
            List.of(container, new TestContainer().with(Clock.class, container.clock));
    private final List<Long> ids = new ArrayList<>();

    AddressRequestWorld() {
        account.update("delete from address_request");
    }

    static String newAddress() {
        return UUID.randomUUID() + "@new.example.jp";
    }

    TestClock clock() {
        return container.clock;
    }

    private <T> T bean(Class<T> type, int node) {
        return nodes.get(node).get(type);
    }

    void open(int staff, int node) {
        String wanted = newAddress();
        RequestOpeningResult result = bean(AddressRequestTransactions.class, node)
                .open(Service.SEEKER, model.address(), wanted, DOCUMENTS, STAFF.get(staff));
        assertEquals(model.open(staff, wanted), result instanceof Opened, result::toString);
        if (result instanceof Opened opened) {
            id = opened.requestId();
            ids.add(id);
        }
        agree();
    }

    boolean expect(Kind kind, int staff) {
        return switch (kind) {
            case REVIEW -> model.review();
            case APPROVE -> model.approve(staff);
            case REJECT -> model.reject();
            case WITHDRAW -> model.withdraw();
            case OBJECT -> model.object();
            case RESEND -> model.resend();
            case TELL -> done(model::tell);
            default -> done(model::look);
        };
    }

    boolean step(Kind kind, int staff, int node) {
        AddressRequestTransactions steps = bean(AddressRequestTransactions.class, node);
        RequestContext by = STAFF.get(staff);
        return switch (kind) {
            case REVIEW -> steps.review(id, by) instanceof Done;
            case APPROVE -> steps.approve(id, by) instanceof Done;
            case REJECT -> steps.reject(id, by) instanceof Done;
            case WITHDRAW -> steps.withdraw(id, by) instanceof Done;
            case RESEND -> steps.resendProof(id, by) instanceof Done;
            case OBJECT ->
                model.last().isApproved()
                        && bean(AddressLinkService.class, node).object(Service.SEEKER, objection(), account.context);
            case TELL -> done(this::tell);
            default -> done(bean(AddressRequestTimer.class, node)::look);
        };
    }

    /** The mail is sent, if there is one that was not. */
    private void tell() {
        if (account.number(
                        "select count(*) from outbox_message"
                                + " where topic = 'office:approved:' || ?1 and state = 'QUEUED'",
                        id)
                > 0) {
            deliver();
        }
    }

    @Override
    public String objection() {
        return token("address-stop", model.last().oldAddress());
    }

    String prove(boolean newest, int node) {
        return bean(AddressLinkService.class, node)
                .prove(Service.SEEKER, link(newest), account.context)
                .name();
    }

    /** The newest link of the new address, or the one before; one that nobody mailed if there is none. */
    private String link(boolean newest) {
        Request request = model.last();
        int from = newest ? 0 : 1;
        return request.links() > from ? token("address-prove", request.newAddress, from) : "garbage";
    }

    boolean expect(Kind kind, String address) {
        return switch (kind) {
            case LOCK -> model.lock();
            case UNLOCK -> model.unlock();
            case CLOSE -> model.close();
            default -> model.move(address);
        };
    }

    boolean deed(Kind kind, String address, int node) {
        AccountService service = bean(AccountService.class, node);
        return switch (kind) {
            case LOCK -> service.lock(Service.SEEKER, account.id, account.context);
            case UNLOCK -> service.unlock(account.id);
            case CLOSE -> service.close(AccountAuditKind.CLOSED, Service.SEEKER, account.id, account.context);
            default -> bean(AddressRegistry.class, node).change(Service.SEEKER, account.id, address, account.context);
        };
    }

    /** All requests and the account are as the model says. */
    void agree() {
        List<String> states = ids.stream()
                .map(each -> requests.find(each).orElseThrow().state().name())
                .toList();
        assertEquals(model.requests.stream().map(Request::state).toList(), states);
        assertEquals(model.address(), account.fresh().email());
    }

    private static boolean done(Runnable act) {
        act.run();
        return true;
    }
}
