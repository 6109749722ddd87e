package mypage.mailrequest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.device.DeviceVerificationService;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.platform.RequestContext;
import mypage.recovery.RecoveryService;
import org.junit.jupiter.api.AfterEach;

/** Somebody who is not signed in and knows the address of an account. */
public abstract class MailRequestFixture {

    static final Duration SECOND = Duration.ofSeconds(1);

    final TestContainer container;
    final DeviceVerificationService devices;
    final RecoveryService recovery;
    final TestAccount account;
    private int networks;

    MailRequestFixture(String... settings) {
        this(new TestContainer(settings));
    }

    MailRequestFixture(TestContainer container) {
        this.container = container;
        devices = container.get(DeviceVerificationService.class);
        recovery = container.get(RecoveryService.class);
        account = new TestAccount(container);
    }

    /** Workers of other tests would find the requests. */
    @AfterEach
    void clear() {
        account.update("delete from mail_request");
    }

    void askForCode(Service service) {
        assertEquals(new Accepted(), devices.send(service, account.email, network()));
    }

    void askForLink(Service service) {
        assertEquals(new Accepted(), recovery.mailLink(service, account.email, network()));
    }

    /** Each time another network. */
    RequestContext network() {
        long id = account.id;
        return new RequestContext(
                "2001:%x:%x:%x::1".formatted(0x1000 + (id >> 16), id & 0xffff, ++networks), "test", "");
    }

    long waiting() {
        return account.number("select count(*) from mail_request");
    }
}
