package org.broadsheet.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One query parameter, declared on the component of the record that holds its value. The declaration is the only one:
 * {@link QueryType} reads requests by it and writes addresses from it, the contract describes it, and it tells the
 * response cache which requests are equivalent.
 *
 * <p>The component's type says what a value is:
 *
 * <ul>
 *   <li>{@code int} or {@code OptionalInt}: a whole number from {@link #min} to {@link #max}
 *   <li>{@code boolean} or {@code Optional<Boolean>}: {@code true} or {@code false}
 *   <li>{@code String} or {@code Optional<String>}: text of at most {@link Declaration#MAX_LENGTH} characters
 *   <li>{@code Optional<Instant>}: a date or an RFC 3339 instant
 *   <li>{@code Optional<UUID>}: an id
 *   <li>an enum that has a {@link WireName}, or an {@code Optional} of it: one of its constants
 *   <li>{@code Set<String>} or a {@code Set} of such an enum: any number of values, repeated or separated by commas
 *   <li>{@code List<String>}: the same, where the order of the values counts; each is taken once
 *   <li>{@code Map<String, Set<String>>}: a family of parameters whose names begin with this one's, by what follows; which
 *       there are is known only while the program runs, so whoever uses them checks their names
 *   <li>{@link Fields}: names of the components of {@link #fieldsOf}
 * </ul>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Param {

    /** The parameter's name if it is not the component's. */
    String name() default "";

    /** What the contract says about it. */
    String description();

    /** An example value for the contract; several values are separated by commas. */
    String example() default "";

    /** What the value is, in words, if the parameter must be sent; empty if it may be left out. */
    String required() default "";

    /** The value that is used if the parameter is left out. */
    String byDefault() default "";

    /** Other parameters of the same query: where one of them is sent, {@link #byDefault} is not the default. */
    String[] unless() default {};

    /** The smallest number. */
    int min() default 0;

    /** The largest number. */
    int max() default Integer.MAX_VALUE;

    /** The longest text that the contract allows, if less than {@link Declaration#MAX_LENGTH}. */
    int maxLength() default 0;

    /** The form of a text, for the contract; whoever uses the value checks it. */
    String pattern() default "";

    /** What a text is. */
    Text text() default Text.ANY;

    /** The wire names of the allowed constants, if the enum has others too. */
    String[] only() default {};

    /** The view whose components are the names that a {@link Fields} takes, or that has what a family narrows by. */
    Class<? extends Record> fieldsOf() default Record.class;

    /** Whether the contract says which texts or constants are allowed; if not, they are checked all the same. */
    boolean inContract() default true;

    /** Kinds of text. */
    enum Text {
        ANY,
        /** See {@link Slugs}. */
        SLUG,
        /** A slug or an id. */
        SLUG_OR_ID,
        /** An id: a UUID. */
        ID,
        /** A BCP 47 language tag. */
        LANGUAGE
    }
}
