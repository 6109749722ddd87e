package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.users.BulkActService;
import mypage.admin.users.BulkActView;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.ReasonLabels;
import mypage.web.admin.site.StaffRequest;

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
            int failed,
            int rest,
            List<ActionLink> actions) {

        public Row {
            actions = List.copyOf(actions);
        }
    }

    @Inject
    BulkActService acts;

    @Inject
    StaffRequest staff;

    private List<Row> rows;

    public List<Row> getRows() {
        if (rows == null) {
            rows = acts.list().stream().map(this::row).toList();
        }
        return List.copyOf(rows);
    }

    /** What was just done; null if nothing was. */
    public Outcome getDone() {
        return staff.done(BulkAction.values()).orElse(null);
    }

    private Row row(BulkActView act) {
        return new Row(
                JapaneseTime.dateTime(act.madeAt()),
                Labels.get("bulk." + act.kind()),
                act.fileName(),
                act.staff(),
                ReasonLabels.of(act.reason()),
                state(act),
                act.accounts(),
                act.done(),
                act.unchanged(),
                act.failed(),
                act.rest(),
                ActionLink.of(List.of(BulkAction.values()), act, act.id(), staff));
    }

    private static String state(BulkActView act) {
        if (act.startedAt().isEmpty()) {
            return act.finishedAt().isPresent() ? Labels.get("bulk.state.over") : Labels.get("bulk.state.waiting");
        }
        if (act.isStopped()) {
            return Labels.get("bulk.state.stopped");
        }
        return act.isRunning() ? Labels.get("bulk.state.running") : Labels.get("bulk.state.finished");
    }
}
