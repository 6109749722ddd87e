package mypage.web.admin.approvals;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.ActState;
import mypage.admin.approvals.PendingActView;
import mypage.admin.staff.StaffRole;
import mypage.platform.ActReason;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ReasonLabels;
import mypage.web.admin.site.RoleLabels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;

/** Says in words what an act will do, from what was kept when it was asked for. */
final class ActTexts {

    private static final String FROM = "from";

    private ActTexts() {}

    static String title(ActKind kind) {
        return Labels.get("act." + kind);
    }

    static String state(ActState state) {
        return Labels.get("act.state." + state);
    }

    /** What it is about. */
    static List<Fact> facts(PendingActView act) {
        ActDetails details = act.details();
        return switch (act.kind()) {
            case POSTPONE_OTP ->
                List.of(
                        new Fact(Labels.get("launch.service"), service(details)),
                        new Fact(Labels.get("act.launch.present"), time(details, FROM)),
                        new Fact(Labels.get("act.launch.new"), time(details, "to"), null, true));
            case NARROW_PILOT -> pilot(details);
            case START_IMPORT ->
                List.of(
                        new Fact(
                                Labels.get("import.file"),
                                details.get("file"),
                                StaffPage.IMPORT.link(details.number("import")),
                                false),
                        new Fact(Labels.get("import.good"), accounts(details)),
                        new Fact(Labels.get("act.import.again"), Labels.get("import.count", details.get("again"))));
            case BULK_ACT ->
                List.of(
                        new Fact(Labels.get("bulk.kind"), Labels.get("bulk." + details.get("act")), null, true),
                        new Fact(Labels.get("import.file"), details.get("file"), StaffPage.BULK.address(), false),
                        new Fact(Labels.get("bulk.accounts"), Labels.get("import.count", details.get("accounts"))),
                        new Fact(Labels.get("act.bulk.counts"), counts(details)),
                        new Fact(Labels.get("act.reason"), reason(details)));
            case DISCLOSE_ACCOUNT ->
                List.of(
                        new Fact(
                                Labels.get("account.number"),
                                details.get("account"),
                                StaffPage.ACCOUNT.link(details.number("account")),
                                false),
                        new Fact(Labels.get("launch.service"), service(details)),
                        new Fact(Labels.get("act.reason"), reason(details)));
            case RESEND_PROOF ->
                List.of(
                        new Fact(
                                Labels.get("request.number"),
                                details.get("request"),
                                StaffPage.REQUEST.link(details.number("request")),
                                false),
                        new Fact(Labels.get("request.service"), service(details)));
            case INVITE_MEMBER -> member(details, roles(details, "roles", "staff.roles"));
            case CHANGE_ROLES ->
                member(
                        details,
                        roles(details, "present", "act.roles.present"),
                        roles(details, "roles", "act.roles.new"));
            case ENABLE_MEMBER, ENROL_ANEW -> member(details, roles(details, "roles", "staff.roles"));
            case REGISTER_CLIENT, CHANGE_CLIENT ->
                Stream.of(client(details), registration(details))
                        .flatMap(List::stream)
                        .toList();
            case DISABLE_CLIENT -> client(details);
            case OTHER -> List.of();
        };
    }

    private static List<Fact> pilot(ActDetails details) {
        boolean clears = Boolean.parseBoolean(details.get("clears"));
        return List.of(
                new Fact(Labels.get("launch.service"), service(details)),
                new Fact(Labels.get("act.pilot.present"), plan(details, "seenFrom", "seenShare")),
                new Fact(Labels.get("act.pilot.new"), plan(details, FROM, "share"), null, true),
                new Fact(
                        Labels.get("pilot.listed"),
                        clears
                                ? Labels.get("act.pilot.clears", details.get("listed"))
                                : Labels.get("act.pilot.stays", details.get("listed")),
                        null,
                        clears));
    }

    private static String plan(ActDetails details, String from, String share) {
        return Labels.get("act.pilot.plan", time(details, from), details.get(share));
    }

    private static String reason(ActDetails details) {
        var kind = details.get("reason");
        return kind.isEmpty()
                ? Fact.NONE
                : ReasonLabels.of(
                        new ActReason(ActReason.Kind.valueOf(kind), details.get("note"), details.get("office")));
    }

    private static String service(ActDetails details) {
        return ServiceLabels.of(Service.valueOf(details.get("service")));
    }

    private static String time(ActDetails details, String name) {
        return JapaneseTime.dateTime(Instant.parse(details.get(name)));
    }

    private static String accounts(ActDetails details) {
        var services = Stream.of(details.get("services").split(","))
                .map(part -> part.split(":"))
                .map(part -> Labels.get("import.split.service", ServiceLabels.of(Service.valueOf(part[0])), part[1]))
                .collect(Collectors.joining(Labels.get("figures.and")));
        return Labels.get("import.split", Labels.get("import.count", details.get("good")), services);
    }

    /** How many accounts of which service and state, when the act was asked for. */
    private static String counts(ActDetails details) {
        return Stream.of(details.get("counts").split(","))
                .map(part -> part.split(":"))
                .map(part -> Labels.get(
                        "act.bulk.count",
                        ServiceLabels.of(Service.valueOf(part[0])),
                        Labels.get("account.state." + part[1]),
                        part[2]))
                .collect(Collectors.joining(Labels.get("figures.and")));
    }

    private static List<Fact> member(ActDetails details, Fact... roles) {
        var who = Stream.of(
                new Fact(Labels.get("staff.name"), details.get("name")),
                new Fact(Labels.get("login.email"), details.get("email")));
        return Stream.concat(who, Stream.of(roles)).toList();
    }

    private static Fact roles(ActDetails details, String name, String label) {
        return new Fact(Labels.get(label), RoleLabels.of(StaffRole.named(details.get(name))));
    }

    /** Which one; what it has now is on its page. */
    private static List<Fact> client(ActDetails details) {
        boolean known = details.values().containsKey("id");
        return List.of(
                new Fact(
                        Labels.get("client.id"),
                        details.get("client"),
                        known ? StaffPage.CLIENT.link(details.number("id")) : null,
                        false),
                new Fact(Labels.get("client.service"), service(details)),
                new Fact(Labels.get("client.name"), details.get("name")));
    }

    /** All else that it will have. */
    private static List<Fact> registration(ActDetails details) {
        return List.of(
                new Fact(Labels.get("client.english"), text(details, "english")),
                new Fact(Labels.get("client.sector"), details.get("sector")),
                new Fact(Labels.get("client.redirects"), details.get("redirects")),
                new Fact(Labels.get("client.after"), text(details, "after")),
                new Fact(Labels.get("client.logout"), text(details, "logout")),
                new Fact(Labels.get("client.keys"), text(details, "keys")),
                protection(Boolean.parseBoolean(details.values().get("withoutPkce"))),
                new Fact(
                        Labels.get("client.secret.new"),
                        details.get("secret").isEmpty()
                                ? Labels.get("client.secret.none")
                                : Labels.get("client.secret.made")));
    }

    private static Fact protection(boolean withoutPkce) {
        return new Fact(
                Labels.get("client.protection"),
                withoutPkce ? Labels.get("client.protection.nonce") : Labels.get("client.protection.pkce"),
                null,
                withoutPkce);
    }

    private static String text(ActDetails details, String name) {
        return details.get(name).isEmpty() ? Fact.NONE : details.get(name);
    }

    /** What happens once it is approved: a sentence a line. */
    static List<String> notes(PendingActView act) {
        var notes = switch (act.kind()) {
            case POSTPONE_OTP -> postponed(act);
            case NARROW_PILOT,
                    START_IMPORT,
                    BULK_ACT,
                    DISCLOSE_ACCOUNT,
                    RESEND_PROOF,
                    INVITE_MEMBER,
                    CHANGE_ROLES,
                    ENABLE_MEMBER,
                    ENROL_ANEW,
                    REGISTER_CLIENT,
                    CHANGE_CLIENT,
                    DISABLE_CLIENT,
                    OTHER -> Labels.get("act." + act.kind() + ".notes");
        };
        return notes.lines().toList();
    }

    /** Whether the service asked for codes when the act was asked for. */
    private static String postponed(PendingActView act) {
        var details = act.details();
        boolean off = !act.askedAt().isBefore(Instant.parse(details.get(FROM)));
        return off
                ? Labels.get("act.POSTPONE_OTP.off", service(details), time(details, "to"))
                : Labels.get("act.POSTPONE_OTP.later", service(details), time(details, FROM), time(details, "to"));
    }
}
