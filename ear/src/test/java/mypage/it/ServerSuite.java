package mypage.it;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The other half: HTTP, races, faults and whatever starts servers of its own. */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(".*BrowserIT")
class ServerSuite {}
