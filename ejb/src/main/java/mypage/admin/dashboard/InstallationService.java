package mypage.admin.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import mypage.platform.Check;
import mypage.platform.Finding;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/** Checks the installation as the command {@link Check} does, as far as a node can. */
@Stateless
public class InstallationService {

    @Inject
    SettingReader reader;

    @Inject
    Instance<Settings> settings;

    /** Waits for mail server and proxy, some seconds each. */
    @RolesAllowed("MANAGE")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Finding> findings() {
        return Check.findingsOfNode(reader, settings.stream().toList());
    }
}
