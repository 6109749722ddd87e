package mypage.platform;

import java.util.Set;

/**
 * The settings of a room: a record whose components name their key and bounds by {@link Setting}. To add a setting, add
 * a component to the record of its room, and its default and meaning to {@code
 * META-INF/microprofile-config.properties}. A record has a producer, so that it can be injected and is read and checked
 * at the start.
 */
public interface Settings {

    /** What is risky though usable. The log says it at the start, and the dashboard as long as it is so. */
    default Set<Risk> risks() {
        return Set.of();
    }
}
