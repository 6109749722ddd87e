package mypage.it;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All other tests of the whole: HTTP, race conditions, faults. Runs in parallel to {@link BrowserSuite}. */
@Suite
@SelectPackages("mypage")
@IncludeClassNamePatterns(".*IT")
@ExcludeClassNamePatterns(BrowserSuite.CLASSES)
public class ServerSuite {}
