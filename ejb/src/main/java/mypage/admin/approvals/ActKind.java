package mypage.admin.approvals;

import java.util.stream.Stream;

/** What waits for a second member. Names are stored. */
public enum ActKind {
    /** A service asks for one-time passwords later than until now, or no longer. */
    POSTPONE_OTP(ActKind.OPERATE, ActKind.APPROVE),
    /** Accounts leave a pilot that runs, and are asked for no one-time passwords until the launch date. */
    NARROW_PILOT(ActKind.OPERATE, ActKind.APPROVE),
    /** An import creates very many accounts. */
    START_IMPORT(ActKind.OPERATE, ActKind.APPROVE),
    /** The same is done to very many accounts of a file. */
    BULK_ACT(ActKind.OPERATE, ActKind.APPROVE),
    /** A member gets all data of an account as a file, for a request of disclosure. */
    DISCLOSE_ACCOUNT(ActKind.OPERATE, ActKind.APPROVE),
    /** A link goes to a new address although the old one was never told. */
    RESEND_PROOF(ActKind.OPERATE, ActKind.MANAGE),
    /** Somebody becomes a member who may approve or manage. */
    INVITE_MEMBER(ActKind.MANAGE, ActKind.MANAGE),
    /** A member may approve or manage from now on. */
    CHANGE_ROLES(ActKind.MANAGE, ActKind.MANAGE),
    /** A disabled member who may approve or manage can sign in again. */
    ENABLE_MEMBER(ActKind.MANAGE, ActKind.MANAGE),
    /** The factors of a member end, and a link to choose new ones is mailed. */
    ENROL_ANEW(ActKind.MANAGE, ActKind.MANAGE),
    /** An application may sign its users in here. */
    REGISTER_CLIENT(ActKind.MANAGE, ActKind.MANAGE),
    /** An application has other addresses, keys or names, or a new secret. */
    CHANGE_CLIENT(ActKind.MANAGE, ActKind.MANAGE),
    /** An application may no longer sign its users in here. */
    DISABLE_CLIENT(ActKind.MANAGE, ActKind.MANAGE),
    /** What only the next release knows, while its nodes run beside ours: shown, but not approved here. Not stored. */
    OTHER(ActKind.MANAGE, ActKind.MANAGE);

    // The roles by their stored names, because the members of staff are above this room.
    private static final String OPERATE = "OPERATE";
    private static final String APPROVE = "APPROVE";
    private static final String MANAGE = "MANAGE";

    private final String asker;
    private final String approver;

    ActKind(String asker, String approver) {
        this.asker = asker;
        this.approver = approver;
    }

    /** The kind with this stored name. */
    static ActKind stored(String name) {
        return Stream.of(values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(OTHER);
    }

    /** The name of the role that the member who asks must still have when the act is carried out. */
    public String asker() {
        return asker;
    }

    /** The name of the role of the second member. */
    public String approver() {
        return approver;
    }

    /**
     * Whether the act is carried out after a waiting time if nobody else has the role to approve it. Otherwise the only
     * administrator could never get a second one. All else can wait, and commands change applications.
     */
    boolean mayBecomeDue() {
        return switch (this) {
            case RESEND_PROOF, INVITE_MEMBER, CHANGE_ROLES, ENABLE_MEMBER, ENROL_ANEW -> true;
            case POSTPONE_OTP,
                    NARROW_PILOT,
                    START_IMPORT,
                    BULK_ACT,
                    DISCLOSE_ACCOUNT,
                    REGISTER_CLIENT,
                    CHANGE_CLIENT,
                    DISABLE_CLIENT,
                    OTHER -> false;
        };
    }
}
