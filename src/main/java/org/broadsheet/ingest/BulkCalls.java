package org.broadsheet.ingest;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.broadsheet.editorial.Alone;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Reach;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Door;
import org.broadsheet.request.QueryType;
import org.broadsheet.request.SentReader;
import org.broadsheet.response.Operations;
import org.broadsheet.response.Operations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/**
 * Calls the operations of the Editorial API within the program, as a request of its own would: the same methods of the
 * same resources, found by the annotations that route requests to them, with the same readers for what they take. An
 * operation that is added can be part of a bulk at once; one whose parameters could not be made stops the program when
 * it starts.
 */
@ApplicationScoped
class BulkCalls {

    private static final String DRY_RUN = "dryRun";

    private final Operations operations;
    private final SentReader bodies;
    private final Editor editor;
    private final Map<Method, List<Argument>> arguments = new HashMap<>();

    BulkCalls(Operations operations, SentReader bodies, Editor editor) {
        this.operations = operations;
        this.bodies = bodies;
        this.editor = editor;
        operations.all().stream()
                .filter(BulkCalls::isPossible)
                .map(Operation::resource)
                .forEach(method -> arguments.put(
                        method,
                        Arrays.stream(method.getParameters())
                                .map(this::argument)
                                .toList()));
    }

    /** Parameters that cannot be made are found when the program starts. */
    void start(@Observes StartupEvent start) {}

    /**
     * What an operation is called with.
     *
     * @param path as it was sent, without the query
     * @param variables of the path, by name
     * @param query the parameters, by name
     */
    private record Called(
            String path,
            Map<String, String> variables,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body) {}

    /** Makes the value of one parameter of a resource's method. */
    @FunctionalInterface
    private interface Argument {
        Object of(Called called);
    }

    /** Whether it is a write that can be part of a bulk. */
    static boolean isPossible(Operation operation) {
        return Door.EDITORIAL.leadsTo(operation.template())
                && !operation.method().equals("GET")
                && !operation.resource().isAnnotationPresent(Alone.class)
                && !operation.resource().getDeclaringClass().isAnnotationPresent(Alone.class);
    }

    private Argument argument(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (parameter.isAnnotationPresent(RestPath.class)) {
            String name = parameter.getName();
            return type == int.class
                    ? called -> number(called.variables().get(name))
                    : called -> called.variables().get(name);
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            String name = parameter.getAnnotation(HeaderParam.class).value();
            return called -> called.headers().get(name);
        }
        if (parameter.isAnnotationPresent(BeanParam.class) && type == BoundQuery.class) {
            QueryType<?> query = BoundQuery.typeOf((Method) parameter.getDeclaringExecutable())
                    .orElseThrow();
            return called -> BoundQuery.read(query.type(), called.path(), called.query());
        }
        if (SentReader.reads(type)) {
            return called -> bodies.read(parameter.getParameterizedType(), parameter.getAnnotations(), called.body());
        }
        if (type == byte[].class) {
            return Called::body;
        }
        throw new IllegalStateException("A bulk cannot make the parameter " + parameter.getName() + " of "
                + parameter.getDeclaringExecutable() + "; annotate it or its resource with @Alone");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.notStored().exception();
        }
    }

    /** Runs an operation; throws what it throws. */
    Response call(BulkOperation sent) {
        String[] address = sent.path().split("[?]", 2);
        Operation operation = operation(sent.method(), address[0]);
        Method method = operation.resource();
        permit(method);
        sent.checkHeaders(headers(method));
        Map<String, List<String>> query = address.length < 2 ? Map.of() : query(address[1]);
        if (query.containsKey(DRY_RUN)) {
            throw Problem.invalidContent(
                            List.of(Fault.pointer("/path", "dryRun is a parameter of the bulk, not of one operation")))
                    .exception();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        operation.variables(address[0]).forEach((name, value) -> variables.put(name, decoded(value)));
        Called called = new Called(address[0], variables, query, sent.headers(), sent.bytes());
        return invoke(
                method,
                arguments.get(method).stream()
                        .map(argument -> argument.of(called))
                        .toArray());
    }

    private static Response invoke(Method method, Object[] values) {
        try {
            return (Response) method.invoke(
                    Arc.container().instance(method.getDeclaringClass()).get(), values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The methods of resources are public", e);
        }
    }

    private Operation operation(String method, String path) {
        List<Operation> there = operations.at(path).toList();
        Optional<Operation> found = there.stream()
                .filter(operation -> operation.method().equals(method))
                .findFirst();
        if (found.isEmpty()) {
            throw there.isEmpty()
                    ? Problem.of(ProblemType.NOT_FOUND, "The Editorial API has nothing at " + path + ".")
                            .exception()
                    : notAllowed(method, there);
        }
        if (!isPossible(found.get())) {
            throw Problem.invalidContent(List.of(Fault.pointer("/path", "Cannot be part of a bulk; send it by itself")))
                    .exception();
        }
        return found.get();
    }

    private static ProblemException notAllowed(String method, List<Operation> there) {
        String allowed =
                there.stream().map(Operation::method).distinct().sorted().collect(Collectors.joining(", "));
        return Problem.of(ProblemType.METHOD_NOT_ALLOWED, "It takes " + allowed + ", not " + method + ".")
                .exception(Map.of("Allow", allowed));
    }

    private void permit(Method method) {
        Reach.check(method, editor.limits());
        String[] scopes = method.getAnnotation(RolesAllowed.class).value();
        if (Arrays.stream(scopes).noneMatch(editor::may)) {
            throw Problem.of(ProblemType.MISSING_SCOPE, "The key lacks the scope " + String.join(" or ", scopes) + ".")
                    .exception();
        }
    }

    private static Set<String> headers(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(HeaderParam.class))
                .map(parameter -> parameter.getAnnotation(HeaderParam.class).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, List<String>> query(String text) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                query.computeIfAbsent(decoded(parts[0].replace('+', ' ')), name -> new ArrayList<>())
                        .add(parts.length < 2 ? "" : decoded(parts[1].replace('+', ' ')));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.invalidContent(List.of(Fault.pointer("/path", "Has a % that is not followed by two digits")))
                    .exception();
        }
    }
}
