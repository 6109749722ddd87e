package mypage.web.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.JapaneseTime;
import mypage.staff.StaffManagementService;
import mypage.staff.StaffManagementService.Result;
import mypage.staff.StaffMember;

/** One member of staff, and what is done about it, each on a page of its own. The address, and the form, name the member. */
@Named("member")
@RequestScoped
public class MemberBacking {

    private static final String LIST = "/admin/staff?faces-redirect=true&done=missing";

    @Inject
    StaffManagementService management;

    @Inject
    ChosenRoles roles;

    @Inject
    StaffVisit visit;

    private Optional<StaffMember> found;
    private Optional<Instant> limitedUntil;

    public String open() {
        return find().isPresent() ? null : LIST;
    }

    public String openRoles() {
        find().ifPresent(member -> roles.set(member.roles()));
        return open();
    }

    public MembersBacking.Row getRow() {
        return find().map(MembersBacking.Row::of).orElse(null);
    }

    /** Nobody changes oneself. */
    public boolean isOwn() {
        return find().filter(member -> member.id() == visit.signedIn().id()).isPresent();
    }

    public boolean isEnabled() {
        return find().filter(StaffMember::enabled).isPresent();
    }

    public boolean isEnrolled() {
        return find().filter(StaffMember::enrolled).isPresent();
    }

    public boolean isLimited() {
        return limitedUntil().isPresent();
    }

    /** Whether wrong tries keep the member out, and until when. */
    public String getTries() {
        return limitedUntil()
                .map(until -> Labels.get("account.tries.until", JapaneseTime.dateTime(until)))
                .orElseGet(() -> Labels.get("account.tries.free"));
    }

    private Optional<Instant> limitedUntil() {
        if (limitedUntil == null) {
            limitedUntil = management.limitedUntil(id());
        }
        return limitedUntil;
    }

    public String changeRoles() {
        return done("roles", management.changeRoles(id(), roles.get(), visit.getClient()));
    }

    public String disable() {
        return done("disabled", management.disable(id(), visit.getClient()));
    }

    public String enable() {
        return done("enabled", management.enable(id(), visit.getClient()));
    }

    public String enrolAnew() {
        return done(isEnrolled() ? "enrol" : "again", management.enrolAnew(id(), visit.getClient()));
    }

    public String giveTriesBack() {
        return done("tries", management.giveTriesBack(id(), visit.getClient()));
    }

    private String done(String what, Result result) {
        return "/admin/staff-member?faces-redirect=true&of=" + id() + "&done="
                + (result == Result.DONE ? what : "refused");
    }

    /** 0 when none is named, which is nobody's. */
    private long id() {
        return visit.number("of").orElse(0L);
    }

    public long getId() {
        return id();
    }

    private Optional<StaffMember> find() {
        if (found == null) {
            found = management.find(id());
        }
        return found;
    }
}
