package mypage.admin.users;

import java.time.Instant;
import java.util.Optional;
import mypage.platform.ActReason;

/**
 * An act on the accounts of a file, as staff see it.
 *
 * @param staff the name of the member who uploaded the file
 * @param startedAt empty while it waits for a second member, and if none approved it
 * @param finishedAt when the last account was done, or it was given up because no second member approved it
 * @param unchanged accounts for which there was nothing to do
 * @param failed accounts whose act failed, and that are as they were
 */
public record BulkActView(
        BulkActKind kind,
        String fileName,
        String staff,
        ActReason reason,
        Instant madeAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        int accounts,
        int done,
        int unchanged,
        int failed) {}
