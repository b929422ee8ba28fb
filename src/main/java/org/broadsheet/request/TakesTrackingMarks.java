package org.broadsheet.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the operations of a resource accept {@link TrackingMarks}, which they ignore: they change neither
 * the answer nor its place in the cache. For what readers and their programs open by address: feeds and documents.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TakesTrackingMarks {}
