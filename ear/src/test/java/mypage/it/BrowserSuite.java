package mypage.it;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of the whole that use a browser, and one that starts servers of its own. The latter is here so that this
 * suite and {@link ServerSuite} take about the same time. The two run in parallel, each in its own {@link TestBed}.
 */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(BrowserSuite.CLASSES)
public class BrowserSuite {

    public static final String CLASSES = ".*(Browser|FullServer)IT";
}
