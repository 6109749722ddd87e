package mypage.admin.addressrequests;

import java.time.Instant;
import java.util.Optional;
import mypage.account.Service;

/**
 * A request for another address as staff see it.
 *
 * @param state the name of its {@link mypage.addressrequests.AddressRequest.State}
 * @param evidence the kind of document that proved the identity
 * @param registration the kind of document that showed the registration
 * @param openedBy the member who received it
 * @param decidedBy the member who approved or rejected it
 * @param waitUntil the earliest end of the objection period
 * @param toldAt when the mail to the old address was sent
 * @param linkDue when the new address gets its link automatically; empty when nothing leads to that now
 * @param linkUntil when the link of the new address expires
 * @param withdrawnBy the member who withdrew it for its owner; only the audit trail knows that
 * @param sendable whether staff can send the link now
 * @param held whether the waiting time is over but the old address was never told, so that staff must act
 */
public record AddressRequestView(
        long id,
        long accountId,
        Service service,
        String state,
        String oldEmail,
        String newEmail,
        String evidence,
        Optional<String> registration,
        long openedById,
        String openedBy,
        Instant openedAt,
        Optional<String> reviewedBy,
        Optional<String> decidedBy,
        Optional<Instant> decidedAt,
        Optional<Instant> waitUntil,
        Optional<Instant> toldAt,
        Optional<Instant> linkDue,
        Optional<Instant> linkUntil,
        Optional<Instant> objectedAt,
        Optional<Instant> finishedAt,
        Optional<String> withdrawnBy,
        boolean sendable,
        boolean held) {}
