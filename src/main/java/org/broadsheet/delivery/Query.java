package org.broadsheet.delivery;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query parameters that an operation takes. A subclass is a {@code @BeanParam} with one annotated field a
 * parameter: a {@code String} where it may stand once, a {@code List<String>} where it may be repeated. The fields
 * document and allow; {@link #parameters()} reads them.
 */
public abstract class Query {

    /** The parameter that every read of Delivery takes, for those who cannot send a header. */
    public static final String PREVIEW_TOKEN = "previewToken";

    /** The header that does the same, and that no log keeps. */
    public static final String PREVIEW_HEADER = "Preview-Token";

    /** The parameter by which a client waits for its own write: the Change-Cursor that the write was answered with. */
    public static final String MIN_VERSION = "minVersion";

    private static final String EDITORIAL = "/v1/editorial";

    private static final ClassValue<Map<String, Boolean>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<String, Boolean> computeValue(Class<?> type) {
            Map<String, Boolean> known = new LinkedHashMap<>();
            for (Class<?> c = type; c != Query.class && c != null; c = c.getSuperclass()) {
                for (Field field : c.getDeclaredFields()) {
                    String name = name(field);
                    if (name != null) {
                        known.put(name, field.getType() == List.class);
                    }
                }
            }
            return known;
        }
    };

    @Context
    UriInfo uri;

    /** A reader of what was sent; it holds the faults that are already plain: unknown and repeated parameters. */
    public final Parameters parameters() {
        Map<String, Boolean> known =
                KNOWN.get(getClass().isSynthetic() ? getClass().getSuperclass() : getClass());
        if (!uri.getPath().startsWith(EDITORIAL)) {
            known = new LinkedHashMap<>(known);
            known.put(PREVIEW_TOKEN, false);
            known.put(MIN_VERSION, false);
        }
        return new Parameters(uri.getPath(), uri.getQueryParameters(), known);
    }

    /** The names of the parameters that a class of queries takes, each with whether it may be repeated. */
    static Map<String, Boolean> known(Class<?> type) {
        return KNOWN.get(type);
    }

    private static String name(Field field) {
        RestQuery rest = field.getAnnotation(RestQuery.class);
        if (rest != null) {
            return rest.value().isEmpty() ? field.getName() : rest.value();
        }
        QueryParam query = field.getAnnotation(QueryParam.class);
        return query == null ? null : query.value();
    }
}
