package mypage.web.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffMemberView;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** The member of staff whom the address or the form names, the actions on them, and the form of their roles. */
@Named
@RequestScoped
public class MemberBacking {

    static final String MISSING = StaffPage.STAFF.redirect() + "&done=missing";

    @Inject
    StaffManagementService management;

    @Inject
    ChosenRoles roles;

    @Inject
    StaffRequest staff;

    private Optional<StaffMemberView> found;
    private Optional<Instant> limitedUntil;

    public String open() {
        return isFound() ? null : MISSING;
    }

    public String openRoles() {
        find().ifPresent(member -> roles.set(member.roles()));
        return open();
    }

    public boolean isFound() {
        return find().isPresent();
    }

    public MembersBacking.Row getRow() {
        return find().map(MembersBacking.Row::of).orElse(null);
    }

    /** Whether this is the signed-in member: nobody acts on themselves. */
    public boolean isSelf() {
        return find().filter(member -> member.id() == staff.signedIn().id()).isPresent();
    }

    public boolean isEnabled() {
        return find().filter(StaffMemberView::enabled).isPresent();
    }

    public boolean isEnrolled() {
        return find().filter(StaffMemberView::enrolled).isPresent();
    }

    /** Whether too many wrong codes have closed the second factor. */
    public boolean isCodesClosed() {
        return find().filter(StaffMemberView::secondFactorClosed).isPresent();
    }

    public boolean isLimited() {
        return limitedUntil().isPresent();
    }

    /** Whether too many failed attempts keep the member out, and until when. */
    public String getLimit() {
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
        var result = management.changeRoles(id(), roles.get(), staff.context());
        return StaffPage.STAFF_MEMBER.redirect(id())
                + switch (result) {
                    case DONE -> "&done=ROLES";
                    case ASKED -> "&asked=1";
                    case ALREADY_ASKED -> "&asked=before";
                    case NO_ADDRESS, TAKEN, REFUSED -> "&not=" + result;
                };
    }

    public List<ActionLink> getActions() {
        return ActionLink.of(List.of(MemberAction.values()), this, id(), staff);
    }

    /** The action just done; null if none was. */
    public Outcome getDone() {
        return staff.done(MemberAction.values()).orElse(null);
    }

    /** 0, which is nobody's, if none is named. */
    private long id() {
        return staff.number("of").orElse(0L);
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
