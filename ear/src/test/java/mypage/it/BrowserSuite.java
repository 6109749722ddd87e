package mypage.it;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The half of the tests of the whole that people's browsers take part in; runs beside {@link ServerSuite}, on a bed of its own. */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(".*BrowserIT")
class BrowserSuite {}
