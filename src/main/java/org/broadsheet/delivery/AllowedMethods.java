package org.broadsheet.delivery;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which methods an address takes, for {@code Allow} (RFC 9110, section 10.2.1). The framework answers 405 without saying
 * it, so it is read off the resources' annotations once.
 */
@ApplicationScoped
public class AllowedMethods {

    private record Operation(Pattern path, String method) {}

    private final List<Operation> operations = operations();

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (Bean<?> bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = ((InjectableBean<?>) bean).getBeanClass();
            Path root = type.getAnnotation(Path.class);
            if (root != null) {
                for (Method method : type.getDeclaredMethods()) {
                    httpMethod(method).ifPresent(name -> all.add(new Operation(pattern(root, method), name)));
                }
            }
        }
        return all;
    }

    private static Optional<String> httpMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static Pattern pattern(Path root, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path = ("/" + root.value() + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
        String template = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String pattern =
                template.replaceAll("\\{\\s*\\w+\\s*:\\s*([^{}]+)\\}", "($1)").replaceAll("\\{\\w+\\}", "[^/]+");
        return Pattern.compile(pattern + "/?");
    }

    /** The methods of this path, with what follows from them: HEAD where there is GET, and OPTIONS. */
    public String of(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (Operation operation : operations) {
            if (operation.path().matcher(path).matches()) {
                methods.add(operation.method());
                if (operation.method().equals("GET")) {
                    methods.add("HEAD");
                }
            }
        }
        return String.join(", ", methods);
    }
}
