package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.audit.AuditKinds;
import mypage.audit.AuditEvent.Outcome;
import mypage.audit.AuditKind;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;

/** What the filter of the audit trail offers, and what has been chosen and typed. */
@Named
@RequestScoped
public class AuditOptions {

    /** An entry of a list; {@code chosen} is null unless it is chosen, so that the attribute is left out. */
    public record Option(String value, String label, String chosen) {}

    /** Entries of a list under one heading. */
    public record OptionGroup(String label, List<Option> options) {

        public OptionGroup {
            options = List.copyOf(options);
        }
    }

    /** A field that is filled in, with its label. */
    public record Filled(String name, String label, String value, String shown) {}

    @Inject
    AuditFilterForm form;

    public List<Option> getServices() {
        return options("service", names(Service.values()), name -> ServiceLabels.of(Service.valueOf(name)));
    }

    public List<OptionGroup> getKindGroups() {
        return Stream.of(AuditKinds.Group.values())
                .map(group -> new OptionGroup(Labels.get("kinds." + group), kinds(group.kinds())))
                .toList();
    }

    /** To choose from while typing a part of one. */
    public List<String> getKindNames() {
        return AuditKinds.ALL.stream()
                .map(kind -> AuditKindLabels.of(kind.name()))
                .distinct()
                .toList();
    }

    private List<Option> kinds(List<AuditKind> kinds) {
        return options("kind", kinds.stream().map(AuditKind::name), AuditKindLabels::of);
    }

    public List<Option> getOutcomes() {
        return options("outcome", names(Outcome.values()), name -> AuditRow.outcome(Outcome.valueOf(name)));
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name);
    }

    private List<Option> options(String field, Stream<String> names, UnaryOperator<String> label) {
        var chosen = typed(field);
        return names.map(name -> new Option(name, label.apply(name), name.equals(chosen) ? "selected" : null))
                .toList();
    }

    /** As it was typed; empty if nothing was. */
    public String typed(String field) {
        return form.field(field).orElse("");
    }

    /** The whole filter, to show and to send on. */
    public List<Filled> getFilled() {
        return Stream.of(
                        filled("account", Labels.get("audit.account"), List.of()),
                        filled("service", Labels.get("audit.service"), getServices()),
                        filled("staff", Labels.get("audit.staff"), List.of()),
                        filled("client", Labels.get("audit.client"), List.of()),
                        filled("kind", Labels.get("audit.kind"), kinds(AuditKinds.ALL)),
                        filled("kinds", Labels.get("audit.kinds"), List.of()),
                        filled("outcome", Labels.get("audit.outcome"), getOutcomes()),
                        filled("from", Labels.get("audit.from"), List.of()),
                        filled("until", Labels.get("audit.until"), List.of()))
                .filter(field -> !field.value().isEmpty())
                .toList();
    }

    private Filled filled(String name, String label, List<Option> options) {
        var value = typed(name);
        var shown = options.stream()
                .filter(option -> option.value().equals(value))
                .map(Option::label)
                .findFirst()
                .orElse(value.replace('T', ' '));
        return new Filled(name, label, value, shown);
    }
}
