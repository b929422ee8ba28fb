package org.broadsheet.cache;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The name under which an answer is kept: the path and what the query means. Order, repeated or comma-separated values
 * and defaults that are spelt out make no difference. What no operation knows is never kept, since it is answered with
 * a 400, so nobody can fill the cache with it.
 */
final class RequestKey {

    private static final Set<String> LISTS = Set.of(
            "section",
            "tag",
            "allTags",
            "author",
            "language",
            "-section",
            "-tag",
            "-author",
            "-language",
            "exclude",
            "fields",
            "body",
            "include",
            "kind",
            "facets",
            "types");

    private static final Map<String, String> DEFAULTS =
            Map.of("sort", "-publishedAt", "total", "none", "retracted", "exclude", "moved", "redirect");

    private static final String LIMIT = "limit";

    private RequestKey() {}

    /**
     * The key of a request.
     *
     * @param form what of the headers makes a difference: the media type that is answered with
     */
    static String of(String path, MultiMap query, String form) {
        if (query.isEmpty()) {
            return form.isEmpty() ? path : path + ' ' + form;
        }
        Map<String, List<String>> parameters = new TreeMap<>();
        for (Map.Entry<String, String> parameter : query) {
            parameters
                    .computeIfAbsent(parameter.getKey(), name -> new ArrayList<>())
                    .add(parameter.getValue());
        }
        StringBuilder key = new StringBuilder(path);
        parameters.forEach((name, values) -> {
            if (LISTS.contains(name)) {
                Set<String> parts = new TreeSet<>();
                values.forEach(value ->
                        Arrays.stream(value.split(",", -1)).map(String::strip).forEach(parts::add));
                add(key, name, String.join(",", parts));
            } else if (values.size() > 1 || !isDefault(path, name, values.get(0))) {
                values.forEach(value -> add(key, name, value));
            }
        });
        return form.isEmpty() ? key.toString() : key.append(' ').append(form).toString();
    }

    private static void add(StringBuilder key, String name, String value) {
        // Lengths keep apart what separators alone could not.
        key.append('\n')
                .append(name.length())
                .append(':')
                .append(name)
                .append('=')
                .append(value);
    }

    private static boolean isDefault(String path, String name, String value) {
        if (name.equals(LIMIT)) {
            return value.equals(path.endsWith("/related") ? "6" : "20");
        }
        // With a search, the default order is another.
        return !name.equals("sort") && value.equals(DEFAULTS.get(name));
    }
}
