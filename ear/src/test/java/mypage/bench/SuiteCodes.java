package mypage.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mypage.it.TestBed;

/** The codes in the mailbox of all tests. */
final class SuiteCodes implements SignIns.Codes {
    private final Map<String, Integer> before = new ConcurrentHashMap<>();

    @Override
    public void expect(String address) {
        // Each address gets few mails, and all of them stay.
        before.merge(address, 1, Integer::sum);
    }

    @Override
    public String await(String address) throws Exception {
        return TestBed.mailbox().nth(before.get(address), address).code();
    }
}
