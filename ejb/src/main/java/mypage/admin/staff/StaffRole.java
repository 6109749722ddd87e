package mypage.admin.staff;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a member of staff may do. Every member may look things up; the other roles are given individually. */
public enum StaffRole {
    /** 照会: see accounts, mails, requests, announcements and the audit trail. */
    LOOK_UP,
    /** 運用: act on accounts, and manage announcements, answers and imports. */
    OPERATE,
    /** 承認: decide what another member requested. */
    APPROVE,
    /** 管理: manage the members of staff. */
    MANAGE;

    /** Whether one of these roles lets a member decide about what others do. */
    static boolean decides(Set<StaffRole> roles) {
        return roles.contains(APPROVE) || roles.contains(MANAGE);
    }

    /** @param names separated by commas */
    public static Set<StaffRole> named(String names) {
        return Stream.of(names.split(","))
                .map(StaffRole::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(StaffRole.class)));
    }
}
