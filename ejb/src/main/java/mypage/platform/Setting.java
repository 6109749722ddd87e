package mypage.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a component of {@link Settings} is read from, and what values it may have. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** The key in {@code META-INF/microprofile-config.properties}, which also holds its default and meaning. */
    String value();

    /** The lowest number that is usable. */
    int min() default 0;

    /** The highest number that is usable. */
    int max() default Integer.MAX_VALUE;

    /** Whether a URI must have no path. */
    boolean origin() default false;
}
