package mypage.web.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffMemberView;
import mypage.platform.JapaneseTime;
import mypage.platform.Slice;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.RoleLabels;
import mypage.web.admin.site.StaffRequest;

/** 担当者の管理: all members of staff, ordered by address. */
@Named
@RequestScoped
public class MembersBacking {

    /**
     * A member in words.
     *
     * @param lastSignIn null for never
     */
    public record Row(
            long id,
            String name,
            String email,
            String roles,
            String state,
            boolean off,
            String link,
            Instant lastSignIn) {

        static Row of(StaffMemberView member) {
            return new Row(
                    member.id(),
                    member.name(),
                    member.email(),
                    RoleLabels.of(member.roles()),
                    state(member),
                    !member.enabled() || member.secondFactorClosed(),
                    link(member),
                    member.lastSignIn().orElse(null));
        }

        private static String state(StaffMemberView member) {
            if (!member.enabled()) {
                return Labels.get("staff.state.off");
            }
            if (member.secondFactorClosed()) {
                return Labels.get("staff.state.codes");
            }
            return member.enrolled() ? Labels.get("staff.state.on") : Labels.get("staff.state.invited");
        }

        /** How long an invitation is valid; empty for others. */
        private static String link(StaffMemberView member) {
            if (!member.enabled() || member.enrolled()) {
                return "";
            }
            return member.linkUntil()
                    .map(until -> Labels.get("staff.link.until", JapaneseTime.dateTime(until)))
                    .orElseGet(() -> Labels.get("staff.link.ended"));
        }
    }

    @Inject
    StaffManagementService management;

    @Inject
    StaffRequest staff;

    private Slice<StaffMemberView> slice;

    public List<Row> getRows() {
        return slice().rows().stream().map(Row::of).toList();
    }

    /** The query of the next page; null when there is none. */
    public String getNext() {
        return slice().next().map(key -> staff.queryWith("after", key)).orElse(null);
    }

    private Slice<StaffMemberView> slice() {
        if (slice == null) {
            slice = management.list(staff.number("after"));
        }
        return slice;
    }
}
