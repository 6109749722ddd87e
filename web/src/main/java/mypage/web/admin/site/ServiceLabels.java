package mypage.web.admin.site;

import jakarta.faces.model.SelectItem;
import java.util.List;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.web.site.Texts;

/** The services as staff read them, and choose one in a form. */
public final class ServiceLabels {

    private ServiceLabels() {}

    public static String of(Service service) {
        return Texts.get("service." + service);
    }

    public static List<SelectItem> items() {
        return Stream.of(Service.values())
                .map(service -> new SelectItem(service, of(service)))
                .toList();
    }
}
