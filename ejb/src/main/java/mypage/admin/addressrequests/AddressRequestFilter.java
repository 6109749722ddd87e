package mypage.admin.addressrequests;

/** Which requests for another address a list shows. */
public enum AddressRequestFilter {
    /** 承認待ち: in review; the approvers' list. */
    TO_APPROVE("r.state = 'IN_REVIEW'", true),
    /** 受付: nobody has taken them in hand. */
    RECEIVED("r.state = 'RECEIVED'", true),
    /** 承認済み: they wait, for an objection of the old address or the proof of the new one. */
    APPROVED("r.state = 'APPROVED'", true),
    /** 確認が必要: the waiting time is over and the old address was never told. */
    HELD("r.state = 'APPROVED' and r.proof_hash is null and r.wait_until <= :now and m.finished_at is null", true),
    /** 終了: completed, rejected or withdrawn. */
    FINISHED("r.finished_at is not null", false);

    final String condition;
    final boolean oldestFirst;

    AddressRequestFilter(String condition, boolean oldestFirst) {
        this.condition = condition;
        this.oldestFirst = oldestFirst;
    }
}
