package mypage.admin.users;

import java.time.Instant;
import java.util.Optional;
import mypage.platform.ActReason;

/**
 * An act on the accounts of a file, as staff see it.
 *
 * @param staff the name of the member who uploaded the file
 * @param startedAt empty while it waits for a second member, and if none approved it
 * @param finishedAt when the last account was done, it was stopped, or it was given up because no second member
 *     approved it
 * @param isStopped whether a member stopped it before its last account
 * @param unchanged accounts for which there was nothing to do
 * @param failed accounts whose act failed, and that are as they were
 */
public record BulkActView(
        long id,
        BulkActKind kind,
        String fileName,
        String staff,
        ActReason reason,
        Instant madeAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        boolean isStopped,
        int accounts,
        int done,
        int unchanged,
        int failed) {

    public boolean isRunning() {
        return startedAt.isPresent() && finishedAt.isEmpty();
    }

    /**
     * The accounts that have not had their turn. They never will if it was stopped or given up. Of an act that went
     * through all of them there are none: those that are in none of the counts were deleted before their turn.
     */
    public int rest() {
        boolean isThrough = startedAt.isPresent() && finishedAt.isPresent() && !isStopped;
        return isThrough ? 0 : accounts - done - unchanged - failed;
    }
}
