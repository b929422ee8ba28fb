package org.broadsheet.extra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.broadsheet.name.Kind;

/** Marks the component of a public view that shows the fields of the newsroom's own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ExtraOf {

    /** What has them. */
    Kind value();

    /** Whether only those are shown that lists can be narrowed by; if not, all that are public. */
    boolean filteredOnly() default false;
}
