package org.broadsheet.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * The query of a request, bound to the record that declares its parameters ({@link QueryType}), with the faults that
 * were found on the way and the address to make links from. Resources take it as a {@code @BeanParam}.
 */
public class BoundQuery<T> {

    /** The property of a request that holds its {@link Address}. */
    public static final String ADDRESS = "broadsheet.address";

    /** The property of a request that holds the {@link Fields} that it asks for; none if it asks for all. */
    public static final String FIELDS = "broadsheet.fields";

    /** The property of a request that holds {@link Faults} of its parameters that were found before they are bound. */
    public static final String MORE_FAULTS = "broadsheet.faults";

    private static final Map<Method, Optional<QueryType<?>>> TYPES = new ConcurrentHashMap<>();

    /** Hidden, since ContractFilter adds it to every read. The framework requires one annotated parameter in a bean. */
    @RestQuery(CommonParameters.PREVIEW_TOKEN)
    @Parameter(hidden = true)
    String previewToken;

    @Context
    UriInfo uri;

    @Context
    ResourceInfo resource;

    @Context
    ContainerRequestContext request;

    private T value;
    private Address address;
    private Faults faults;
    private Set<String> sent = Set.of();

    BoundQuery() {}

    private BoundQuery(T value, Address address, Faults faults, Set<String> sent) {
        this.value = value;
        this.address = address;
        this.faults = faults;
        this.sent = sent;
    }

    /** A query that the program makes itself: without faults, and with the address at which a client would send it. */
    public static <T extends Record> BoundQuery<T> of(String path, T value) {
        return new BoundQuery<>(value, address(path, value, Map.of()), new Faults(), Set.of());
    }

    /** A query as it was sent to a path. */
    public static <T extends Record> BoundQuery<T> read(Class<T> type, String path, Map<String, List<String>> sent) {
        Faults faults = new Faults();
        Collection<String> common = Door.EDITORIAL.leadsTo(path)
                ? Set.of()
                : Set.of(CommonParameters.PREVIEW_TOKEN, CommonParameters.MIN_VERSION);
        if (common.contains(CommonParameters.MIN_VERSION)
                && sent.containsKey(CommonParameters.MIN_VERSION)
                && !sent.get(CommonParameters.MIN_VERSION).get(0).matches("\\d{1,18}")) {
            faults.add(CommonParameters.MIN_VERSION, "Must be the Change-Cursor of a write: a whole number");
        }
        T value = QueryType.of(type).read(sent, common, faults);
        return new BoundQuery<>(value, address(path, value, sent), faults, sent.keySet());
    }

    private static Address address(String path, Record value, Map<String, List<String>> sent) {
        SortedMap<String, String> parameters = QueryType.of(value.getClass()).write(value);
        // Whoever pages through a preview wants the next page to be a preview too.
        if (sent.containsKey(CommonParameters.PREVIEW_TOKEN)) {
            parameters.put(
                    CommonParameters.PREVIEW_TOKEN,
                    sent.get(CommonParameters.PREVIEW_TOKEN).get(0));
        }
        Optional<String> cursor = Optional.ofNullable(parameters.remove(Address.CURSOR));
        return new Address(path, cursor, parameters);
    }

    /** The type of the query that a resource's method takes, if it takes one. */
    public static Optional<QueryType<?>> typeOf(Method method) {
        return TYPES.computeIfAbsent(method, BoundQuery::reflect);
    }

    private static Optional<QueryType<?>> reflect(Method method) {
        for (Type parameter : method.getGenericParameterTypes()) {
            if (parameter instanceof ParameterizedType bound && bound.getRawType() == BoundQuery.class) {
                return Optional.of(
                        QueryType.of(((Class<?>) bound.getActualTypeArguments()[0]).asSubclass(Record.class)));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private BoundQuery<T> bound() {
        if (value == null) {
            QueryType<?> type = typeOf(resource.getResourceMethod()).orElseThrow();
            Map<String, List<String>> named = new LinkedHashMap<>(uri.getQueryParameters());
            if (resource.getResourceClass().isAnnotationPresent(TakesTrackingMarks.class)) {
                named.keySet().removeIf(TrackingMarks::isMark);
            }
            BoundQuery<?> read = read(type.type(), uri.getPath(), named);
            value = (T) read.value;
            address = read.address;
            faults = read.faults;
            sent = read.sent;
            if (request.getProperty(MORE_FAULTS) instanceof Faults more) {
                faults.addAll(more);
            }
            request.setProperty(ADDRESS, address);
            if (sent.contains(Fields.NAME)) {
                type.fields((Record) value).ifPresent(fields -> request.setProperty(FIELDS, fields));
            }
        }
        return this;
    }

    /** The values, whatever is wrong with them; harmless ones where something is. */
    public T value() {
        return bound().value;
    }

    /** The values if all of them are valid; otherwise ends the request with all faults. */
    public T checked() {
        faults().check();
        return value();
    }

    /** What is wrong with the request so far. */
    public Faults faults() {
        return bound().faults;
    }

    /** The address of the answer, with the parameters that are not defaults. */
    public Address address() {
        return bound().address;
    }

    /** The same request with another record for its values. */
    public <R> BoundQuery<R> map(Function<T, R> change) {
        bound();
        return new BoundQuery<>(change.apply(value), address, faults, sent);
    }

    /** Makes a fault of each of these parameters that was sent. */
    public void refuse(Collection<String> names, String detail) {
        bound();
        sent.stream().filter(names::contains).forEach(name -> faults.add(name, detail));
    }

    /** Makes a fault of each parameter of the query that was sent. */
    public void refuseAll(String detail) {
        refuse(QueryType.of(((Record) value()).getClass()).names(), detail);
    }
}
