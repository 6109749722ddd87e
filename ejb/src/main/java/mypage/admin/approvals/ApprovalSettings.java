package mypage.admin.approvals;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of acts that need a second member.
 *
 * @param validity how long an act waits for a second member
 * @param waitingTime how long everybody can stop an act that nobody else can approve
 */
record ApprovalSettings(
        @Setting("mypage.approval.validity") Duration validity,
        @Setting("mypage.approval.wait") Duration waitingTime) implements Settings {

    ApprovalSettings {
        if (waitingTime.compareTo(validity) >= 0) {
            throw SettingReader.unusable("mypage.approval.wait", "is not shorter than MYPAGE_APPROVAL_VALIDITY");
        }
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        ApprovalSettings settings(SettingReader reader) {
            return reader.read(ApprovalSettings.class);
        }
    }
}
