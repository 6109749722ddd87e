package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.platform.RequestContext;

/**
 * Describes the changes of staff that need a second administrator, and carries them out. By then the member who asked
 * must still be allowed to, and the other member must still be as the second administrator saw them.
 */
@ApplicationScoped
public class StaffActs implements ActHandler {

    private static final String MEMBER = "member";
    private static final String EMAIL = "email";
    private static final String NAME = "name";
    private static final String ROLES = "roles";
    private static final String PRESENT = "present";

    @Inject
    StaffMemberRepository members;

    @Inject
    StaffChanges changes;

    static ActDetails invitation(String email, String name, Set<StaffRole> roles) {
        return new ActDetails(Map.of(EMAIL, email, NAME, name, ROLES, names(roles)));
    }

    static ActDetails about(StaffMember staff) {
        return change(staff, staff.roles());
    }

    static ActDetails change(StaffMember staff, Set<StaffRole> roles) {
        return new ActDetails(Map.of(
                MEMBER, Long.toString(staff.id()),
                EMAIL, staff.email(),
                NAME, staff.name(),
                PRESENT, names(staff.roles()),
                ROLES, names(roles)));
    }

    private static String names(Set<StaffRole> roles) {
        Set<StaffRole> all = EnumSet.of(StaffRole.LOOK_UP);
        all.addAll(roles);
        return all.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.INVITE_MEMBER, ActKind.CHANGE_ROLES, ActKind.ENABLE_MEMBER, ActKind.ENROL_ANEW);
    }

    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        Optional<Result> result = switch (kind) {
            case INVITE_MEMBER -> invite(details, context);
            case CHANGE_ROLES ->
                unchanged(details, true, context)
                        .map(staff -> changes.changeRoles(staff, StaffRole.named(details.get(ROLES)), context));
            case ENABLE_MEMBER -> unchanged(details, false, context).map(staff -> changes.enable(staff, context));
            case ENROL_ANEW -> unchanged(details, true, context).map(staff -> changes.enrolAnew(staff, context));
            default -> throw new IllegalArgumentException("not an act on staff: " + kind);
        };
        return result.isPresent();
    }

    private Optional<Result> invite(ActDetails details, RequestContext context) {
        boolean possible =
                changes.holdAll(context) && members.find(details.get(EMAIL)).isEmpty();
        return possible
                ? Optional.of(changes.invite(
                        details.get(EMAIL), details.get(NAME), StaffRole.named(details.get(ROLES)), context))
                : Optional.empty();
    }

    private Optional<StaffMember> unchanged(ActDetails details, boolean enabled, RequestContext context) {
        return changes.changeable(details.number(MEMBER), enabled, context)
                .filter(staff -> names(staff.roles()).equals(details.get(PRESENT)));
    }
}
