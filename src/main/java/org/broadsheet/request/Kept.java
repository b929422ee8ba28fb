package org.broadsheet.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the view that editors read, for a record that they send. The fields that only the view has are kept by the
 * program: they may be sent back unchanged, and are a fault if they differ.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kept {

    /** What the contract says about such a field. */
    String DESCRIPTION = "Kept by the program: leave it out, or send it back unchanged.";

    /** The view. */
    Class<? extends Record> by();

    /**
     * Fields that change without the version of what was read. One that comes back may be an old one, so it is not compared.
     */
    String[] passing() default {};

    /** How such a field is changed instead, for the fault. */
    String changedBy() default "it follows from what is written";
}
