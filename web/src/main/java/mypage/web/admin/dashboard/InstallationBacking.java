package mypage.web.admin.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.dashboard.InstallationService;
import mypage.platform.Finding;

/** What a check of the installation finds. */
@Named
@RequestScoped
public class InstallationBacking {

    @Inject
    InstallationService installation;

    private List<Finding> findings;

    public void open() {
        findings = installation.findings();
    }

    public List<Finding> getFindings() {
        return List.copyOf(findings);
    }
}
