package org.broadsheet.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text with a syntax of its own, such as HTML, a listing or an address. It is read as it was sent, for whoever parses
 * it; every other text is a {@link org.broadsheet.words.PlainLine} without mark-up.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Source {}
