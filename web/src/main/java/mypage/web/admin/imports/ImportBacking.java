package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.admin.imports.AccountImport;
import mypage.admin.imports.AccountImport.State;
import mypage.admin.imports.BadLine;
import mypage.admin.imports.ImportService;
import mypage.admin.imports.ImportSummary;
import mypage.platform.Slice;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** The import that the address names: what its check found, its progress, and the actions open to the member. */
@Named
@RequestScoped
public class ImportBacking {

    static final String MISSING = StaffPage.IMPORTS.redirect() + "&missing=1";

    @Inject
    ImportService imports;

    @Inject
    ImportTexts texts;

    @Inject
    StaffRequest staff;

    private ImportSummary summary;
    private Slice<BadLine> lines;

    /** Leads to the list if there is no such import. */
    public String open() {
        return find().isEmpty() ? MISSING : null;
    }

    Optional<ImportSummary> find() {
        if (summary == null) {
            summary = staff.number("of").flatMap(imports::find).orElse(null);
        }
        return Optional.ofNullable(summary);
    }

    public ImportSummary getSummary() {
        return find().orElse(null);
    }

    public AccountImport getOf() {
        return find().map(ImportSummary::of).orElse(null);
    }

    public boolean isRunning() {
        return getOf().state() == State.RUNNING;
    }

    public boolean isStarted() {
        return getOf().confirmedAt().isPresent();
    }

    public boolean isEnded() {
        return getOf().endedAt().isPresent();
    }

    public boolean isConfirmable() {
        return imports.isConfirmable(getOf());
    }

    /** Whether it starts only after a second member approved it. */
    public boolean isApprovalNeeded() {
        return imports.needsApproval(getOf());
    }

    public boolean isCancellable() {
        return imports.isCancellable(getOf());
    }

    public boolean isBare() {
        return imports.isBare(getOf());
    }

    public Slice<BadLine> getLines() {
        if (lines == null) {
            int after = staff.number("after")
                    .map(line -> (int) Math.min(line, Integer.MAX_VALUE))
                    .orElse(0);
            lines = imports.notInvited(getOf().id(), after);
        }
        return lines;
    }

    /** Null on the last page. */
    public String getNext() {
        return getLines().next().map(line -> staff.queryWith("after", line)).orElse(null);
    }

    public List<ActionLink> getActions() {
        return ActionLink.of(List.of(ImportAction.values()), this, getOf().id(), staff);
    }

    /** What was just done, as long as it holds; null if nothing was. */
    public Outcome getDone() {
        return switch (staff.parameter("done").orElse("")) {
            case "uploaded" -> isConfirmable() ? Outcome.of(Labels.get("import.notice.uploaded")) : null;
            case "CONFIRM" -> isRunning() ? ImportAction.CONFIRM.done() : null;
            case "CANCEL" -> isCancellable() ? null : ImportAction.CANCEL.done();
            default -> null;
        };
    }

    ImportTexts texts() {
        return texts;
    }
}
