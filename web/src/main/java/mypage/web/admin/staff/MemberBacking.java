package mypage.web.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.admin.staff.StaffMemberView;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffRequest;

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
    StaffRequest request;

    private Optional<StaffMemberView> found;
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
        return find().filter(member -> member.id() == request.signedIn().id()).isPresent();
    }

    public boolean isEnabled() {
        return find().filter(StaffMemberView::enabled).isPresent();
    }

    public boolean isEnrolled() {
        return find().filter(StaffMemberView::enrolled).isPresent();
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
        return done("roles", management.changeRoles(id(), roles.get(), request.getClient()));
    }

    public String disable() {
        return done("disabled", management.disable(id(), request.getClient()));
    }

    public String enable() {
        return done("enabled", management.enable(id(), request.getClient()));
    }

    public String enrolAnew() {
        return done(isEnrolled() ? "enrol" : "again", management.enrolAnew(id(), request.getClient()));
    }

    public String giveTriesBack() {
        return done("tries", management.giveTriesBack(id(), request.getClient()));
    }

    private String done(String what, Result result) {
        return "/admin/staff-member?faces-redirect=true&of=" + id() + "&done="
                + (result == Result.DONE ? what : "refused");
    }

    /** 0 when none is named, which is nobody's. */
    private long id() {
        return request.number("of").orElse(0L);
    }

    public long getId() {
        return id();
    }

    private Optional<StaffMemberView> find() {
        if (found == null) {
            found = management.find(id());
        }
        return found;
    }
}
