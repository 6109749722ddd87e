package mypage.it;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The tests of the whole that use a browser, but for a few, and two that start servers. So this suite and {@link
 * ServerSuite} take about the same time. They run in parallel, each in its own {@link TestBed}.
 */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(BrowserSuite.CLASSES)
public class BrowserSuite {

    public static final String CLASSES = ".*(?<!Passkey|SuspendedAccount)BrowserIT|.*(FullServer|NodeScript)IT";
}
