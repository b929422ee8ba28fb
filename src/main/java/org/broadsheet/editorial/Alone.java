package org.broadsheet.editorial;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a resource of the Editorial API whose operations cannot be part of a bulk: they stream, they answer a secret, which
 * must not be kept for a repeated request, or they take more than one transaction.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Alone {}
