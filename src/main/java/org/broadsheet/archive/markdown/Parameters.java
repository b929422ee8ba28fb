package org.broadsheet.archive.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tag of a template or a component is given.
 *
 * @param named by name, in lower case
 * @param plain those without names, in order
 */
record Parameters(Map<String, String> named, List<String> plain) {

    private static final Pattern ONE = Pattern.compile(
            "(?:([\\w:-]+)\\s*=\\s*)?(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|`([^`]*)`|\\{([^{}]*)\\}|([^\\s\"'`{}=]+))",
            Pattern.DOTALL);

    static Parameters of(String written) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> plain = new ArrayList<>();
        Matcher one = ONE.matcher(written);
        while (one.find()) {
            String value = null;
            for (int group = 2; value == null && group <= 6; group++) {
                value = one.group(group);
            }
            value = one.group(2) != null || one.group(3) != null ? value.replaceAll("\\\\([\"'\\\\])", "$1") : value;
            if (one.group(1) == null) {
                plain.add(value);
            } else {
                named.put(one.group(1).toLowerCase(java.util.Locale.ROOT), value.strip());
            }
        }
        return new Parameters(named, plain);
    }

    /** The first of these that was given; null if none was. */
    String get(String... names) {
        for (String name : names) {
            String value = named.get(name);
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return null;
    }

    /** The first of these, or the plain one at this place; null if there is neither. */
    String getOr(int place, String... names) {
        String value = get(names);
        return value == null && place < plain.size() ? plain.get(place) : value;
    }
}
