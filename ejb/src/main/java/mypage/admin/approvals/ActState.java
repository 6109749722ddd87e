package mypage.admin.approvals;

import java.util.stream.Stream;

/** The stage of an act as staff see it. */
public enum ActState {
    WAITING,
    DONE,
    REFUSED,
    WITHDRAWN,
    /** Approved too late for the circumstances, so nothing was done. */
    VOID,
    /** Nobody decided in time. */
    EXPIRED,
    /** What only the next release knows, while its nodes run beside ours: nobody decides about it here. Not stored. */
    OTHER;

    /** The state with this stored name. */
    static ActState stored(String name) {
        return Stream.of(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }
}
