package mypage.web.admin.announcements;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;

/** The services ticked in a form, by name. */
final class ChosenServices {

    private final Map<String, Boolean> boxes = new HashMap<>();

    Map<String, Boolean> boxes() {
        return boxes;
    }

    void set(Set<Service> services) {
        services.forEach(service -> boxes.put(service.name(), true));
    }

    Set<Service> services() {
        return Stream.of(Service.values())
                .filter(service -> boxes.getOrDefault(service.name(), false))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Service.class)));
    }
}
