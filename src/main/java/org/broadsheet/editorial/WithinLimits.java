package org.broadsheet.editorial;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation of the Editorial API that keys with limits may call: it asks {@link Reach} for all that it reads and writes, or
 * it only reads what all sections share. Every other operation refuses such keys, so a new one cannot forget them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface WithinLimits {}
