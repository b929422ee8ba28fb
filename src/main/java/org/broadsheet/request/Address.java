package org.broadsheet.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An address of this API: a path, a place in its list, and the other parameters in the order of their names. Defaults
 * are left out, so that answers to equivalent requests contain the same links, and are the same bytes.
 *
 * @param path from its first slash
 * @param cursor the place in the list; empty for the first page, and for anything but a list
 */
public record Address(String path, Optional<String> cursor, SortedMap<String, String> parameters) {

    /** The parameter that names a place in a list. */
    public static final String CURSOR = "cursor";

    public Address {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** A path without parameters. */
    public static Address of(String path) {
        return new Address(path, Optional.empty(), new TreeMap<>());
    }

    /** The same list at another place. */
    public Address at(String place) {
        return new Address(path, Optional.of(place), parameters);
    }

    /** The list's first page. */
    public Address first() {
        return new Address(path, Optional.empty(), parameters);
    }

    /** The same parameters behind another path. */
    public Address under(String other) {
        return new Address(other, cursor, parameters);
    }

    /** Without these parameters, if it has them. */
    public Address without(Collection<String> names) {
        SortedMap<String, String> left = new TreeMap<>(parameters);
        left.keySet().removeAll(names);
        return new Address(path, cursor, left);
    }

    /** With only these parameters, if it has them. */
    public Address only(Collection<String> names) {
        SortedMap<String, String> left = new TreeMap<>(parameters);
        left.keySet().retainAll(names);
        return new Address(path, cursor, left);
    }

    /** The address from the API's root. */
    @Override
    @JsonValue
    public String toString() {
        StringBuilder address = new StringBuilder(path);
        cursor.ifPresent(place -> append(address, CURSOR, place));
        parameters.forEach((name, value) -> append(address, name, value));
        return address.toString();
    }

    private void append(StringBuilder address, String name, String value) {
        address.append(address.length() == path.length() ? '?' : '&')
                .append(encode(name))
                .append('=')
                .append(encode(value));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",");
    }
}
