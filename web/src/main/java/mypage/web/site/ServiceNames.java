package mypage.web.site;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import mypage.account.Service;

/** The names of services as users read them. */
public final class ServiceNames {

    private ServiceNames() {}

    public static String of(Set<Service> services) {
        return of(services, Texts.in(Texts.language()));
    }

    static String of(Set<Service> services, Texts texts) {
        return services.size() == Service.values().length
                ? texts.text("service.all")
                : EnumSet.copyOf(services).stream()
                        .map(service -> texts.text("service." + service))
                        .collect(Collectors.joining(texts.text("service.and")));
    }
}
