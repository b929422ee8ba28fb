package org.broadsheet.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.Door;
import org.broadsheet.request.Patch;
import org.broadsheet.response.AllowedMethods;
import org.broadsheet.response.Operations;

/**
 * The problems of requests that no operation takes: an unknown address (404), method (405) or media type (415). Each
 * says where or how the request would be accepted, judging by the operations and never by what is stored.
 */
@ApplicationScoped
class AddressProblems {

    private static final Set<HttpMethod> WRITES =
            Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);
    private static final int SHOWN_LENGTH = 100;

    private final Operations operations;
    private final AllowedMethods allowed;
    private final NearestAddress nearest;

    AddressProblems(Operations operations, AllowedMethods allowed, NearestAddress nearest) {
        this.operations = operations;
        this.allowed = allowed;
        this.nearest = nearest;
    }

    /** The problem of a request, and the headers that go with it. */
    record Refusal(Problem problem, Map<String, String> headers) {}

    /**
     * What the framework regards as not found: 405 if operations with other methods have this path. It looks for those
     * in only one class, but an address below another may have a class of its own.
     */
    Refusal absent(RoutingContext context) {
        String path = context.request().path();
        String sent = context.request().method().name();
        String method = sent.equals(HttpMethod.HEAD.name()) ? HttpMethod.GET.name() : sent;
        List<Operations.Operation> there = operations.at(path).toList();
        boolean isOtherMethod = !there.isEmpty()
                && there.stream().noneMatch(operation -> operation.method().equals(method));
        return isOtherMethod ? notAllowed(context) : new Refusal(notFound(context), Map.of());
    }

    /** 404: the same for every address of an operation, whatever is stored; otherwise it names the nearest address. */
    Problem notFound(RoutingContext context) {
        String path = context.request().path();
        boolean editorial = Door.EDITORIAL.leadsTo(path);
        if (operations.at(path).findAny().isPresent()) {
            return editorial ? Problem.notStored() : Problem.notFound();
        }
        String absent = (editorial ? "The Editorial API has no address " : "There is no address ") + shown(path) + ". ";
        Optional<String> near = nearest.to(path);
        Optional<String> writing =
                near.flatMap(address -> writing(address, context.request().method()));
        if (writing.isPresent()) {
            return Problem.of(ProblemType.NOT_FOUND, absent + written(context, writing.get()))
                    .suggesting(writing.get());
        }
        return Problem.of(
                        ProblemType.NOT_FOUND,
                        absent
                                + near.map(address -> "The nearest is " + address + "; ")
                                        .orElse("")
                                + Door.DELIVERY.root() + " lists all addresses.")
                .suggesting(near.orElse(null));
    }

    /** 405 with {@code Allow}; for a write to Delivery it says where to write. */
    Refusal notAllowed(RoutingContext context) {
        String path = context.request().path();
        String methods = allowed.of(path);
        Optional<String> writing = writing(path, context.request().method());
        Problem problem = Problem.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "This address supports " + methods + "."
                                + writing.map(address -> " " + written(context, address))
                                        .orElse(""))
                .suggesting(writing.orElse(null));
        return new Refusal(problem, Map.of("Allow", methods));
    }

    /**
     * 415 with the media types that are accepted: {@code Accept} (RFC 9110, section 12.5.1), and for patches {@code
     * Accept-Patch} (RFC 5789, section 3.1).
     */
    Refusal unsupported(RoutingContext context) {
        HttpMethod method = context.request().method();
        String sent = context.request().getHeader("Content-Type");
        List<String> types = operations
                .at(context.request().path())
                .filter(operation -> operation.method().equals(method.name()))
                .flatMap(operation -> operation.consumes().stream())
                .distinct()
                .toList();
        String taken = String.join(", ", types);
        StringBuilder detail = new StringBuilder("This takes a body of ")
                .append(types.isEmpty() ? "another media type" : String.join(" or ", types));
        if (sent == null) {
            detail.append("; send it as Content-Type.");
        } else if (sent.isBlank()) {
            detail.append("; the Content-Type that was sent is empty.");
        } else {
            detail.append(", not of ").append(shown(sent)).append('.');
        }
        if (types.contains(Patch.MEDIA_TYPE)) {
            detail.append(" It is a JSON Merge Patch (RFC 7396): send the fields that change, null to remove one.");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        if (!types.isEmpty()) {
            headers.put("Accept", taken);
            if (method == HttpMethod.PATCH) {
                headers.put("Accept-Patch", taken);
            }
        }
        return new Refusal(Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail.toString()), headers);
    }

    /** Where the Editorial API accepts this write to what a path of Delivery shows, as a URI template. */
    private Optional<String> writing(String path, HttpMethod method) {
        if (!WRITES.contains(method) || !Door.DELIVERY.leadsTo(path)) {
            return Optional.empty();
        }
        return operations
                .at(Door.EDITORIAL.root() + path.substring(Door.DELIVERY.root().length()))
                .filter(operation -> operation.method().equals(method.name()))
                .map(Operations.Operation::address)
                .findFirst();
    }

    private static String written(RoutingContext context, String address) {
        return "Write through the Editorial API, with a key: "
                + context.request().method().name() + " " + address + ".";
    }

    private static String shown(String text) {
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    }
}
