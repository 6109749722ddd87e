package mypage.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an entity that pages may read, so that no record has to mirror it. Its methods that change it stay inside the
 * ejb module: they are not public, or need a transaction that pages do not have. The architecture tests of the web
 * module check for this annotation.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ReadByPages {}
