package org.broadsheet.body;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that was added after bodies had been stored. It is left out of the stored form if it has no value, so
 * that what was stored before, and its digests, stay the same.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD})
@interface Later {}
