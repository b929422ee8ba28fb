package org.broadsheet.index;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.http.SwaggerPolicy;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Door;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.Operations;
import org.broadsheet.response.Publication;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The index of the API, for people and crawlers, made from its operations as the contract is. */
@Path("/v1")
@PermitAll
@Tag(name = "Overview", description = "An index of the API, for people and crawlers.")
public class IndexResource {

    private final IndexView index;
    private final CacheDependencies dependencies;

    IndexResource(
            @ConfigProperty(name = "quarkus.application.version") String version,
            Operations operations,
            Publication publication,
            CacheDependencies dependencies) {
        this.index = new IndexView(
                "Broadsheet",
                version,
                PublicationView.of(publication),
                resources(operations, address -> !Door.EDITORIAL.leadsTo(address)),
                resources(operations, address -> Door.EDITORIAL.leadsTo(address) && !address.contains("{")),
                "/q/openapi",
                SwaggerPolicy.EXPLORER,
                ProblemType.ROOT);
        this.dependencies = dependencies;
    }

    @GET
    @Operation(
            operationId = "getIndex",
            summary = "An index of the API",
            description = "The addresses of all resources, of this contract, and of a page to try it out; and who"
                    + " publishes what it serves.")
    public IndexView index() {
        dependencies.makeConstant();
        return index;
    }

    /** One resource for each address, in the order of their paths. */
    private static List<IndexView.Resource> resources(Operations operations, Predicate<String> wanted) {
        Map<String, List<Operations.Operation>> addresses = operations.all().stream()
                .filter(operation -> wanted.test(operation.address()))
                .filter(operation ->
                        documented(operation) != null && !documented(operation).hidden())
                .collect(Collectors.groupingBy(Operations.Operation::address, TreeMap::new, Collectors.toList()));
        return addresses.values().stream().map(IndexResource::resource).toList();
    }

    private static IndexView.Resource resource(List<Operations.Operation> sameAddress) {
        List<Operations.Operation> operations = sameAddress.stream()
                .sorted(Comparator.comparing(Operations.Operation::method))
                .toList();
        Operations.Operation first = operations.get(0);
        List<Declaration> parameters = BoundQuery.typeOf(first.resource()).stream()
                .filter(query -> !refusesQuery(first.resource()))
                .flatMap(query -> query.parameters().values().stream())
                .toList();
        String needed = parameters.stream()
                .filter(parameter -> !parameter.param().required().isEmpty())
                .map(Declaration::name)
                .collect(Collectors.joining(","));
        return new IndexView.Resource(
                name(documented(first).operationId()),
                needed.isEmpty() ? first.address() : first.address() + "{?" + needed + '}',
                documented(first).summary(),
                operations.stream().map(Operations.Operation::method).toList(),
                first.choices(),
                parameters.stream().map(Declaration::name).toList());
    }

    /** Whether the contract has none of an operation's query, which it reads only to refuse it. */
    private static boolean refusesQuery(Method resource) {
        return Stream.of(resource.getParameters())
                .filter(parameter -> parameter.getType() == BoundQuery.class)
                .map(parameter -> parameter.getAnnotation(Parameter.class))
                .anyMatch(documented -> documented != null && documented.hidden());
    }

    private static Operation documented(Operations.Operation operation) {
        return operation.resource().getAnnotation(Operation.class);
    }

    /** The noun after {@code list} or {@code get}, such as {@code articles}; otherwise the whole name. */
    private static String name(String operationId) {
        String noun = operationId.replaceFirst("^(list|get)", "").replaceFirst("As$", "Forms");
        return Character.toLowerCase(noun.charAt(0)) + noun.substring(1);
    }
}
