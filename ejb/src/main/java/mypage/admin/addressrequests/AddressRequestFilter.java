package mypage.admin.addressrequests;

/** The lists of requests for another address. */
public enum AddressRequestFilter {
    /** 承認待ち: in review; the approvers' list. */
    TO_APPROVE("r.state = 'IN_REVIEW'", true),
    /** 受付: nobody has begun to review them. */
    RECEIVED("r.state = 'RECEIVED'", true),
    /** 承認済み: they wait for an objection of the old address or the proof of the new one. */
    APPROVED("r.state = 'APPROVED'", true),
    /** 確認が必要: the waiting time is over, but the old address was never told. */
    HELD("r.state = 'APPROVED' and r.proof_hash is null and r.wait_until <= :now and m.finished_at is null", true),
    /** 異議により中止: the owner of the account objected. */
    OBJECTED("r.objected_at is not null", false),
    /** 終了: completed, rejected or withdrawn. */
    FINISHED("r.finished_at is not null", false),
    /** すべて. */
    ALL("true", false);

    final String condition;
    private final boolean oldestFirst;

    AddressRequestFilter(String condition, boolean oldestFirst) {
        this.condition = condition;
        this.oldestFirst = oldestFirst;
    }

    /** Whether those that wait the longest come first, unless staff choose. */
    public boolean isOldestFirst() {
        return oldestFirst;
    }
}
