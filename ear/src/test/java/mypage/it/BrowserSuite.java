package mypage.it;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The half of the tests of the whole that people's browsers take part in, and what starts servers for itself alone, so that both
 * halves take about as long; runs beside {@link ServerSuite}, on a bed of its own.
 */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(BrowserSuite.CLASSES)
public class BrowserSuite {

    public static final String CLASSES = ".*(Browser|NodeScript|FullServer)IT";
}
