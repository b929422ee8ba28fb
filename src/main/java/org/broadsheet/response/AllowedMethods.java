package org.broadsheet.response;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;

/** Which methods an address takes, for {@code Allow} (RFC 9110, section 10.2.1), which the framework's 405 lacks. */
@ApplicationScoped
public class AllowedMethods {

    private final Operations operations;

    AllowedMethods(Operations operations) {
        this.operations = operations;
    }

    /** The methods of this path, with those that they imply: HEAD if there is GET, and OPTIONS. */
    public String of(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        operations.at(path).forEach(operation -> {
            methods.add(operation.method());
            if (operation.method().equals("GET")) {
                methods.add("HEAD");
            }
        });
        return String.join(", ", methods);
    }
}
