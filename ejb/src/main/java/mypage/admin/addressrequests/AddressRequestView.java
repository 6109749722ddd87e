package mypage.admin.addressrequests;

import java.time.Instant;
import java.util.Optional;
import mypage.account.Service;

/**
 * A request for another address as staff see it.
 *
 * @param state the name of where it stands, from RECEIVED to COMPLETED
 * @param evidence the kind of document by which somebody saw who asks
 * @param openedBy who of the staff received it
 * @param decidedBy who of the staff approved or rejected it
 * @param waitUntil the earliest end of the time in which the old address objects
 * @param toldAt when the mail that tells the old address of it was sent
 * @param linkDue when the new address gets its link by itself; empty where nothing leads there at the moment
 * @param linkUntil how long the link that the new address was sent can be used
 * @param withdrawnBy who of the staff took it back for its owner; the audit trail alone knows that
 * @param sendable whether staff can send it one now
 * @param held whether the waiting time is over, and staff have to look since the old address was never told
 */
public record AddressRequestView(
        long id,
        long accountId,
        Service service,
        String state,
        String oldEmail,
        String newEmail,
        String evidence,
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
