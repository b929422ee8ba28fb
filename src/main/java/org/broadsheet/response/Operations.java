package org.broadsheet.response;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program's operations, read off the annotations of its resources once. */
@ApplicationScoped
public class Operations {

    /** A variable of a path, with the regular expression that it may have. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\s*(\\w+)\\s*(?::\\s*((?:[^{}]|\\{[^{}]*\\})+))?\\}");

    private static final Pattern CHOICES = Pattern.compile("\\{\\w+:\\(\\?:([\\w|]+)\\)\\$?\\}$");

    /**
     * One operation.
     *
     * @param template the path as it is declared, with its variables in braces
     * @param method of HTTP
     * @param literals how many characters of its path are not part of a variable; of two matching paths, the one with
     *     more wins
     */
    public record Operation(String template, Pattern path, String method, Method resource, int literals) {

        /** The path for people and clients: a URI template (RFC 6570) with the names of its variables alone. */
        public String address() {
            return VARIABLE.matcher(template).replaceAll(variable -> "{" + variable.group(1) + "}");
        }

        /** The values of its variables in a path that it answers at, by name, as they are sent. */
        public Map<String, String> variables(String at) {
            Map<String, String> values = new LinkedHashMap<>();
            Matcher sent = path.matcher(at);
            Matcher names = VARIABLE.matcher(template);
            if (sent.matches()) {
                for (int group = 1; names.find(); group++) {
                    values.put(names.group(1), sent.group(group));
                }
            }
            return values;
        }

        /** The words that the last variable of its path stands for, such as the suffixes of feeds; none for any text. */
        public List<String> choices() {
            Matcher words = CHOICES.matcher(template);
            return words.find() ? List.of(words.group(1).split("\\|")) : List.of();
        }

        /** The media types of bodies that it takes; none if it takes no body. */
        public List<String> consumes() {
            Consumes own = resource.getAnnotation(Consumes.class);
            Consumes types = own == null ? resource.getDeclaringClass().getAnnotation(Consumes.class) : own;
            return types == null ? List.of() : List.of(types.value());
        }
    }

    private final List<Operation> all = operations();

    private static List<Operation> operations() {
        List<Operation> found = new ArrayList<>();
        for (Bean<?> bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = ((InjectableBean<?>) bean).getBeanClass();
            Path root = type.getAnnotation(Path.class);
            if (root != null) {
                for (Method method : type.getDeclaredMethods()) {
                    httpMethod(method).ifPresent(name -> found.add(operation(root, method, name)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Operation::literals).reversed());
        return List.copyOf(found);
    }

    private static Optional<String> httpMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Operation operation(Path root, Method resource, String method) {
        Path own = resource.getAnnotation(Path.class);
        String path = ("/" + root.value() + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
        String template = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        StringBuilder pattern = new StringBuilder();
        Matcher variable = VARIABLE.matcher(template);
        int literals = 0;
        int end = 0;
        while (variable.find()) {
            pattern.append(Pattern.quote(template.substring(end, variable.start())));
            literals += variable.start() - end;
            pattern.append('(')
                    .append(variable.group(2) == null ? "[^/]+" : variable.group(2))
                    .append(')');
            end = variable.end();
        }
        pattern.append(Pattern.quote(template.substring(end)));
        literals += template.length() - end;
        return new Operation(template, Pattern.compile(pattern + "/?"), method, resource, literals);
    }

    /** Those that answer at this path, the most specific first. */
    public Stream<Operation> at(String path) {
        return all.stream().filter(operation -> operation.path().matcher(path).matches());
    }

    /** All operations, the most specific first. */
    public List<Operation> all() {
        return all;
    }
}
