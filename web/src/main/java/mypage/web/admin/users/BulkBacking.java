package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.users.BulkActService;
import mypage.admin.users.BulkActView;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ReasonLabels;

/** The acts on the accounts of files, the newest first. */
@Named
@RequestScoped
public class BulkBacking {

    /** An act in words. */
    public record Row(
            String at,
            String kind,
            String file,
            String staff,
            String reason,
            String state,
            int accounts,
            int done,
            int unchanged,
            int failed) {}

    @Inject
    BulkActService acts;

    private List<Row> rows;

    public List<Row> getRows() {
        if (rows == null) {
            rows = acts.list().stream().map(BulkBacking::row).toList();
        }
        return List.copyOf(rows);
    }

    private static Row row(BulkActView act) {
        return new Row(
                JapaneseTime.dateTime(act.madeAt()),
                Labels.get("bulk." + act.kind()),
                act.fileName(),
                act.staff(),
                ReasonLabels.of(act.reason()),
                state(act.startedAt(), act.finishedAt()),
                act.accounts(),
                act.done(),
                act.unchanged(),
                act.failed());
    }

    private static String state(Optional<Instant> started, Optional<Instant> finished) {
        if (started.isEmpty()) {
            return finished.isPresent() ? Labels.get("bulk.state.over") : Labels.get("bulk.state.waiting");
        }
        return finished.isPresent() ? Labels.get("bulk.state.finished") : Labels.get("bulk.state.running");
    }
}
