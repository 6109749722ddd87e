package mypage.web.site;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import mypage.account.Service;

/** How users read the names of services. */
public final class ServiceNames {

    private ServiceNames() {}

    public static String of(Set<Service> services) {
        return services.size() == Service.values().length
                ? Texts.get("service.all")
                : EnumSet.copyOf(services).stream()
                        .map(service -> Texts.get("service." + service))
                        .collect(Collectors.joining(Texts.get("service.and")));
    }
}
