package mypage.admin.addressrequests;

import java.time.Instant;
import mypage.platform.ActReason;

/**
 * Why a member of staff took a step of a request for another address.
 *
 * @param kind the name of the kind of audit event
 * @param staff the name of the member
 */
public record RequestStep(Instant at, String kind, String staff, ActReason reason) {}
