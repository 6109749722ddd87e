package mypage.admin.addressrequests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is promised about the requests for another address of one account, as simply as it can be said. */
final class AddressRequestModel {

    private static final Duration WAIT = Duration.ofDays(3);
    private static final Duration LINK = Duration.ofDays(7);

    /** A request; its links are counted. */
    static final class Request {
        private final int opener;
        private final String oldAddress;
        final String newAddress;
        private String state = "RECEIVED";
        private Instant waitUntil;
        private Instant told;
        private int links;
        private Instant linkUntil;

        private Request(int opener, String oldAddress, String newAddress) {
            this.opener = opener;
            this.oldAddress = oldAddress;
            this.newAddress = newAddress;
        }

        private boolean isOpen() {
            return List.of("RECEIVED", "IN_REVIEW", "APPROVED").contains(state);
        }

        String state() {
            return state;
        }

        String oldAddress() {
            return oldAddress;
        }

        boolean isApproved() {
            return waitUntil != null;
        }

        int links() {
            return links;
        }
    }

    final List<Request> requests = new ArrayList<>();
    private Instant now;
    private String address;
    private boolean locked;
    private boolean closed;

    AddressRequestModel(Instant now, String address) {
        this.now = now;
        this.address = address;
    }

    String address() {
        return address;
    }

    Request last() {
        return requests.get(requests.size() - 1);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    boolean open(int staff, String newAddress) {
        boolean may = !locked && !closed && requests.stream().noneMatch(Request::isOpen);
        if (may) {
            requests.add(new Request(staff, address, newAddress));
        }
        return may;
    }

    private boolean concerns(Request request) {
        return !locked && !closed && request.oldAddress.equals(address);
    }

    boolean review() {
        return step(last().state.equals("RECEIVED") && concerns(last()), "IN_REVIEW");
    }

    boolean approve(int staff) {
        boolean may = step(last().state.equals("IN_REVIEW") && concerns(last()) && last().opener != staff, "APPROVED");
        if (may) {
            last().waitUntil = now.plus(WAIT);
        }
        return may;
    }

    boolean reject() {
        return step(List.of("RECEIVED", "IN_REVIEW").contains(last().state), "REJECTED");
    }

    boolean withdraw() {
        return step(last().isOpen(), "WITHDRAWN");
    }

    boolean object() {
        return step(last().isOpen() && last().isApproved(), "REJECTED");
    }

    private boolean step(boolean may, String to) {
        if (may) {
            last().state = to;
        }
        return may;
    }

    /** The mail to the old address is sent. */
    void tell() {
        if (last().isApproved() && last().told == null) {
            last().told = now;
        }
    }

    /** By staff, who may do so even if nobody could tell the old address. */
    boolean resend() {
        Request request = last();
        boolean may = isWaited(request)
                && concerns(request)
                && (request.told == null || !request.told.isAfter(now.minus(WAIT)));
        if (may) {
            link(request);
        }
        return may;
    }

    private boolean isWaited(Request request) {
        return request.state.equals("APPROVED") && !request.waitUntil.isAfter(now);
    }

    private void link(Request request) {
        request.links++;
        request.linkUntil = now.plus(LINK);
    }

    void look() {
        for (Request request : requests) {
            if (request.isOpen() && (closed || !request.oldAddress.equals(address))) {
                request.state = "WITHDRAWN";
            }
            if (isWaited(request)
                    && !locked
                    && request.links == 0
                    && request.told != null
                    && !request.told.isAfter(now.minus(WAIT))) {
                link(request);
            }
        }
    }

    /** @param newest whether the link that was mailed last is used */
    String prove(boolean newest) {
        Request request = last();
        if (!newest || !request.state.equals("APPROVED") || request.links == 0 || !now.isBefore(request.linkUntil)) {
            return "OVER";
        } else if (!concerns(request)) {
            return "REFUSED";
        }
        request.state = "COMPLETED";
        address = request.newAddress;
        return "CHANGED";
    }

    boolean lock() {
        boolean may = !locked && !closed;
        locked = locked || may;
        return may;
    }

    boolean unlock() {
        boolean may = locked && !closed;
        locked = locked && !may;
        return may;
    }

    boolean close() {
        boolean may = !closed;
        closed = true;
        return may;
    }

    boolean move(String to) {
        boolean may = !locked && !closed;
        address = may ? to : address;
        return may;
    }
}
