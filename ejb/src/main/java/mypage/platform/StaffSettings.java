package mypage.platform;

import java.time.Duration;

/**
 * Settings of the pages for staff; what each is for stands with its default.
 *
 * @param idle how long a session lasts without a request
 * @param absolute how long it lasts in any case
 */
public record StaffSettings(Duration idle, Duration absolute) {

    static StaffSettings read(SettingReader read) {
        return new StaffSettings(read.duration("mypage.staff.idle"), read.duration("mypage.staff.absolute"));
    }
}
