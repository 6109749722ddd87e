package mypage.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Settings of the pages for staff; what each is for stands with its default.
 *
 * @param idle how long a session lasts without a request
 * @param absolute how long it lasts in any case
 * @param tries wrong passwords for one address, and wrong codes of one member
 * @param linkValidity how long the link can be used by which a member chooses both factors
 * @param ownUrl the address of a host that serves these pages alone; empty when they stand beside those for users
 */
public record StaffSettings(Duration idle, Duration absolute, Rate tries, Duration linkValidity, Optional<URI> ownUrl) {

    static StaffSettings read(SettingReader read) {
        return new StaffSettings(
                read.duration("mypage.staff.idle"),
                read.duration("mypage.staff.absolute"),
                read.rate("mypage.staff.tries"),
                read.duration("mypage.staff.link.validity"),
                read.text("mypage.admin.url").map(given -> read.originApart("mypage.admin.url", "mypage.public.url")));
    }
}
