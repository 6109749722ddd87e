package mypage.web.admin.imports;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mypage.admin.imports.AccountImport;
import mypage.admin.imports.ImportService;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on an import. Their labels begin with {@code importAction.} and the name. */
public enum ImportAction implements StaffAction<ImportBacking> {
    CONFIRM(StaffPage.IMPORT_CONFIRM, ActionStyle.FORWARD, ImportBacking::isConfirmable, ImportAction::start) {
        @Override
        public List<Fact> facts(ImportBacking backing) {
            AccountImport of = backing.getOf();
            ImportTexts texts = backing.texts();
            return List.of(
                    new Fact(Labels.get("import.file"), of.fileName()),
                    new Fact(Labels.get("import.good"), texts.goodByService(of)),
                    new Fact(Labels.get("import.bad"), texts.count(of.bad())),
                    new Fact(Labels.get("import.time"), texts.rest(of)),
                    new Fact(Labels.get("import.until"), Labels.get("import.until.now") + texts.until(of)));
        }

        @Override
        public List<String> notes(ImportBacking backing) {
            AccountImport of = backing.getOf();
            return Stream.of(
                            Stream.of(Labels.get("importAction.CONFIRM.accounts", of.good())),
                            Stream.of(Labels.get("importAction.CONFIRM.again", of.again()))
                                    .filter(note -> of.again() > 0),
                            Stream.of(
                                    Labels.get("importAction.CONFIRM.pace"),
                                    backing.texts().link()),
                            Stream.of(Labels.get("importAction.CONFIRM.bad")).filter(note -> of.bad() > 0),
                            Stream.of(Labels.get("importAction.CONFIRM.cancel")),
                            Stream.of(Labels.get("importAction.CONFIRM.second"))
                                    .filter(note -> backing.isApprovalNeeded()))
                    .flatMap(notes -> notes)
                    .toList();
        }
    },
    CANCEL(StaffPage.IMPORT_CANCEL, ActionStyle.DESTRUCTIVE, ImportBacking::isCancellable, ImportAction::cancel) {
        @Override
        public List<Fact> facts(ImportBacking backing) {
            AccountImport of = backing.getOf();
            ImportTexts texts = backing.texts();
            return List.of(
                    new Fact(Labels.get("import.file"), of.fileName()),
                    new Fact(Labels.get("import.good"), texts.count(of.good())),
                    new Fact(Labels.get("import.done"), texts.count(of.done())));
        }

        @Override
        public List<String> notes(ImportBacking backing) {
            return Stream.of(
                            Labels.get("importAction.CANCEL.rest"),
                            backing.isStarted() ? Labels.get("importAction.CANCEL.invited") : "",
                            Labels.get("importAction.CANCEL.final"))
                    .filter(note -> !note.isEmpty())
                    .toList();
        }
    };

    static final String LATE = "LATE";

    private interface Call {
        Optional<String> on(ImportService imports, long id, RequestContext context);
    }

    private final ActionDeclaration<ImportBacking> declared;
    private final Call call;

    ImportAction(StaffPage page, ActionStyle style, Predicate<ImportBacking> fits, Call call) {
        declared = new ActionDeclaration<>("importAction", page, style, fits);
        this.call = call;
    }

    /** Why it was not done; empty if it was. */
    Optional<String> carryOut(ImportService imports, long id, RequestContext context) {
        return call.on(imports, id, context);
    }

    private static Optional<String> start(ImportService imports, long id, RequestContext context) {
        return switch (imports.confirm(id, context)) {
            case STARTED -> Optional.empty();
            case ASKED -> Optional.of(ActionBacking.ASKED);
            case ALREADY_ASKED -> Optional.of(ActionBacking.ALREADY_ASKED);
            case LATE -> Optional.of(LATE);
        };
    }

    private static Optional<String> cancel(ImportService imports, long id, RequestContext context) {
        return imports.cancel(id, context) ? Optional.empty() : Optional.of(LATE);
    }

    @Override
    public ActionDeclaration<ImportBacking> declared() {
        return declared;
    }

    /** It says nothing about anybody that would need a reason. */
    @Override
    public boolean asksWhy() {
        return false;
    }
}
