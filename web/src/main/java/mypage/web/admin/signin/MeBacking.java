package mypage.web.admin.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.signin.PasskeyService;
import mypage.admin.signin.StaffSelfService;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.RoleLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/** 自分の設定: how the signed-in member of staff signs in. */
@Named
@RequestScoped
public class MeBacking {

    private static final int FEW = 3;

    @Inject
    StaffSelfService self;

    @Inject
    PasskeyService passkeys;

    @Inject
    StaffRequest request;

    private Integer left;

    public String getRoles() {
        return RoleLabels.of(request.signedIn().roles());
    }

    public String getEmail() {
        return self.email(request.signedIn());
    }

    public int getCodesLeft() {
        if (left == null) {
            left = self.recoveryCodesLeft(request.signedIn());
        }
        return left;
    }

    /** Whether it is time to renew them, though some are left. */
    public boolean isFew() {
        return getCodesLeft() <= FEW && !isNone();
    }

    public boolean isNone() {
        return getCodesLeft() == 0;
    }

    /**
     * A passkey of the list.
     *
     * @param lastUsed a dash if it was never used
     */
    public record PasskeyRow(long id, String name, String created, String lastUsed) {}

    public List<PasskeyRow> getPasskeys() {
        return passkeys.list(request.signedIn()).stream()
                .map(passkey -> new PasskeyRow(
                        passkey.id(),
                        passkey.name(),
                        JapaneseTime.dateTime(passkey.createdAt()),
                        passkey.lastUsedAt().map(JapaneseTime::dateTime).orElse(Fact.NONE)))
                .toList();
    }

    public int getOtherSessions() {
        return self.otherSessions(request.signedIn());
    }

    public String endOthers() {
        self.endOtherSessions(request.signedIn(), request.context());
        return StaffPage.ME.redirect() + "&done=others";
    }
}
