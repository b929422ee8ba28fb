package org.broadsheet.editorial;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource of the Editorial API, or one operation of it, that cannot be part of a bulk: it streams, it answers a
 * secret, which must not be kept for a repeated request, or it works for long before its transaction.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Alone {}
