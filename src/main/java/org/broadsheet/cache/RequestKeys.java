package org.broadsheet.cache;

import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.QueryType;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.request.TrackingMarks;
import org.broadsheet.response.Operations;

/**
 * The names under which answers are kept and shared: the path, and what the query means by the declarations of the
 * operation's parameters. Their order, the order and repetition of a list's values, and spelled-out defaults make no
 * difference, nor do tracking parameters if the operation ignores them; any other value does. Parameters that an
 * operation does not declare get a 400 that is never cached, so nobody can fill the cache with them.
 */
@ApplicationScoped
class RequestKeys {

    private static final String ROOT = "/v1/";

    /** Reads at paths without variables. */
    private final Map<String, Taken> fixed = new HashMap<>();

    /** All others, by the first name in the path, so that a request is matched against few patterns. */
    private final Map<String, List<Operations.Operation>> reads = new HashMap<>();

    /**
     * What an operation takes.
     *
     * @param marks whether it ignores {@link TrackingMarks}
     */
    private record Taken(Map<String, Declaration> parameters, boolean marks) {

        /** For an unknown operation: any parameter may make a difference. */
        static final Taken UNKNOWN = new Taken(Map.of(), false);
    }

    RequestKeys(Operations operations) {
        for (Operations.Operation operation : operations.all()) {
            if (!operation.method().equals("GET")) {
                continue;
            }
            if (operation.template().contains("{")) {
                reads.computeIfAbsent(kind(operation.template()), name -> new ArrayList<>())
                        .add(operation);
            } else {
                fixed.put(operation.template(), taken(operation));
            }
        }
    }

    private static Taken taken(Operations.Operation operation) {
        Optional<QueryType<?>> query = BoundQuery.typeOf(operation.resource());
        return new Taken(
                query.isPresent() ? query.get().parameters() : Map.of(),
                operation.resource().getDeclaringClass().isAnnotationPresent(TakesTrackingMarks.class));
    }

    private static String kind(String path) {
        int end = Math.min(ROOT.length(), path.length());
        while (end < path.length() && Character.isLetter(path.charAt(end))) {
            end++;
        }
        return path.startsWith(ROOT) ? path.substring(ROOT.length(), end) : "";
    }

    /**
     * The key of a request.
     *
     * @param form the part of the headers that the answer depends on: {@code Accept}, or nothing if it prefers JSON
     */
    String of(String path, MultiMap query, String form) {
        if (query.isEmpty()) {
            return form.isEmpty() ? path : path + ' ' + form;
        }
        Map<String, List<String>> sent = new TreeMap<>();
        for (Map.Entry<String, String> parameter : query) {
            sent.computeIfAbsent(parameter.getKey(), name -> new ArrayList<>(1)).add(parameter.getValue());
        }
        // Another form may be another operation, with its own defaults.
        Taken taken = form.isEmpty() ? taken(path) : Taken.UNKNOWN;
        if (taken.marks()) {
            sent.keySet().removeIf(TrackingMarks::isMark);
        }
        StringBuilder key = new StringBuilder(path);
        sent.forEach((name, values) -> {
            Declaration parameter = taken.parameters().get(name);
            if (parameter == null) {
                values.forEach(value -> add(key, name, value));
                return;
            }
            String text = parameter.canonical(values, sent::containsKey);
            if (text != null) {
                add(key, name, text);
            }
        });
        return form.isEmpty() ? key.toString() : key.append(' ').append(form).toString();
    }

    private Taken taken(String path) {
        Taken own = fixed.get(path);
        if (own != null) {
            return own;
        }
        for (Operations.Operation operation : reads.getOrDefault(kind(path), List.of())) {
            if (operation.path().matcher(path).matches()) {
                return taken(operation);
            }
        }
        return Taken.UNKNOWN;
    }

    private static void add(StringBuilder key, String name, String value) {
        // Lengths keep values apart that contain separators.
        key.append('\n')
                .append(name.length())
                .append(':')
                .append(name)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value);
    }
}
