package mypage.admin.approvals;

import java.time.Instant;

/** An act that was carried out. */
public record DoneAct(long id, ActDetails details, Instant at) {}
