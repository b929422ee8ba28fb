package org.broadsheet.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation of Delivery that keys of partners may call: it asks {@link PartnerReading} for all that it reads. Every other
 * operation refuses such keys, so a new one cannot forget them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithinProduct {

    /** Parameters that a partner's key cannot use here, because their answers depend on more than its product. */
    String[] without() default {};

    /** Whether it shows articles with all their fields or not at all. */
    boolean wholeOnly() default false;

    /** Whether what it shows are articles, of which a partner gets the fields of its product. */
    boolean showsArticles() default true;
}
