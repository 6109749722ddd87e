package mypage.it;

import java.io.File;
import org.eu.ingwar.tools.arquillian.extension.suite.annotations.ArquillianSuiteDeployment;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The product's WAR plus the test classes that run inside the server, deployed once for all tests. */
@ArquillianSuiteDeployment
public class SharedDeployment {

    @Deployment
    public static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("../web/target/mypage.war"))
                .addPackage("mypage.it.inside");
    }
}
