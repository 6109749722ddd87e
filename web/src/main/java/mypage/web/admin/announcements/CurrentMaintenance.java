package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.announcements.MaintenanceService;
import mypage.announcements.MaintenanceWindow;

@Named
@RequestScoped
public class CurrentMaintenance extends CurrentAnnouncement<MaintenanceWindow> {

    @Inject
    MaintenanceService maintenance;

    @Override
    Optional<MaintenanceWindow> find(long id) {
        return maintenance.find(id);
    }

    @Override
    long id(MaintenanceWindow window) {
        return window.id();
    }

    @Override
    int version(MaintenanceWindow window) {
        return window.version();
    }
}
