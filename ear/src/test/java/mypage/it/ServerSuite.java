package mypage.it;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The other half: HTTP, races, faults. */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(BrowserSuite.CLASSES)
public class ServerSuite {}
