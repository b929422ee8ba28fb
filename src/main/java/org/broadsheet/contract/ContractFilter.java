package org.broadsheet.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.quota.Limited;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Door;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Adds to the contract what holds for every operation, so that resources declare only what is particular to them.
 *
 * <ul>
 *   <li>Schemas: see {@link ContractInputs} and {@link ContractSchemas}; parameters: see {@link ContractQueries} and
 *       {@link ContractParameters}.
 *   <li>Problems: each operation gets the error statuses that any such request may get. Where a resource documents one
 *       itself, its description stays and the problem schema is added.
 *   <li>Examples: see {@link ContractExamples}.
 *   <li>Headers of reads (ETag, lifetimes, cache tags), of lists (Link), of redirects (Location) and of everything
 *       (request id).
 *   <li>Security: paths under {@code /v1/editorial} need a key. Of the others, those that declare one take one, and answer
 *       without one too.
 *   <li>Order: paths and statuses by name, so that the committed file changes only where the contract does; tags by what
 *       people look for.
 * </ul>
 *
 * <p>HEAD is not listed: it is GET without the body wherever there is a GET, and a second operation for each would
 * only double what generators make of the contract.
 *
 * <p>Runs at build time only; the running program serves what was built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ContractFilter implements OASFilter {

    private static final String KEY = ReadingRight.KEY;

    /** What people look for first comes first; tags that are not listed here come last. */
    private static final List<String> TAGS = List.of(
            "Articles",
            "Search",
            "Summaries",
            "Sections",
            "Fronts",
            "Tags",
            "Authors",
            "Images",
            "Feeds",
            "Corrections",
            "Addresses",
            "Changes",
            "Overview",
            "Editorial: articles",
            "Editorial: images",
            "Editorial: releases",
            "Editorial: summaries",
            "Editorial: sections",
            "Editorial: tags",
            "Editorial: authors",
            "Editorial: redirects",
            "Editorial: schemas",
            "Imports",
            "Exports",
            "Bulk",
            "Webhooks",
            "Partners",
            "Keys");

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class.getName());

    private final IndexView index;
    private final ContractQueries queries;
    private final Set<String> limited;

    /** Called by the build with its index of classes. */
    public ContractFilter(IndexView index) {
        this.index = index;
        this.queries = new ContractQueries(index);
        this.limited = index.getAnnotations(Limited.class).stream()
                .map(AnnotationInstance::target)
                .flatMap(target -> target.kind() == AnnotationTarget.Kind.CLASS
                        ? target.asClass().methods().stream()
                        : Stream.of(target.asMethod()))
                .map(method -> method.annotation(OPERATION))
                .filter(Objects::nonNull)
                .map(operation -> operation.value("operationId"))
                // Pages are not in the contract.
                .filter(Objects::nonNull)
                .map(AnnotationValue::asString)
                .collect(Collectors.toSet());
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        Map<String, PathItem> paths = new TreeMap<>(api.getPaths().getPathItems());
        ContractResponses responses = new ContractResponses(api.getComponents());
        boolean secured = false;
        for (Map.Entry<String, PathItem> path : paths.entrySet()) {
            boolean editorial = Door.EDITORIAL.leadsTo(path.getKey());
            boolean delivery = Door.DELIVERY.leadsTo(path.getKey());
            for (Map.Entry<HttpMethod, Operation> entry :
                    path.getValue().getOperations().entrySet()) {
                queries.add(entry.getValue());
                complete(entry.getKey(), entry.getValue(), editorial, delivery, responses);
                ContractParameters.complete(entry.getValue());
                ContractExamples.addToParameters(path.getKey(), entry.getValue());
                secured |= editorial;
            }
        }
        api.getPaths().setPathItems(paths);
        if (secured) {
            api.getComponents().addSecurityScheme(KEY, keyScheme());
        }
        responses.publish();
        new ContractInputs(api, index).apply(api);
        new ContractSchemas(api).apply();
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        paths.values().forEach(path -> path.getOperations()
                .values()
                .forEach(operation -> ContractParameters.nameValues(operation, schemas)));
        sortTags(api);
    }

    private void complete(
            HttpMethod method, Operation operation, boolean editorial, boolean delivery, ContractResponses responses) {
        boolean read = method == HttpMethod.GET;
        List<Integer> statuses = new ArrayList<>(List.of(400, 406, 414, 500, 503));
        if (read && !editorial) {
            statuses.add(304);
        }
        if (hasPathParameter(operation)) {
            statuses.add(404);
        }
        boolean isLimited = delivery && read || limited.contains(operation.getOperationId());
        if (isLimited) {
            statuses.add(429);
        }
        if (editorial) {
            statuses.addAll(List.of(401, 403, 429));
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(408, 413, 415));
        }
        if (hasHeader(operation, "If-None-Match")) {
            statuses.add(304);
        }
        if (editorial && !read && !operation.getOperationId().startsWith("import")) {
            statuses.addAll(List.of(409, 422));
            if (hasHeader(operation, "If-Match")) {
                statuses.addAll(List.of(412, 428));
            }
        }
        if (delivery && read) {
            operation.addParameter(previewToken());
            operation.addParameter(minVersion());
            statuses.add(403);
            if (takesKey(operation)) {
                statuses.addAll(List.of(401, 429));
            }
        }
        sortParameters(operation);
        operation.setSecurity(
                editorial
                        ? List.of(key())
                        : takesKey(operation)
                                ? List.of(OASFactory.createSecurityRequirement(), key())
                                : new ArrayList<>());
        Map<String, APIResponse> documented =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        for (int status : statuses) {
            documented.merge(String.valueOf(status), responses.shared(status), (own, shared) -> own);
        }
        // An export is written while it is read, so its entity tag is unknown until its end.
        boolean kept = read && !editorial && !operation.getOperationId().startsWith("export");
        documented.forEach((status, response) -> responses.fill(status, response, kept));
        if (editorial) {
            boolean versioned = hasHeader(operation, "If-Match") || hasHeader(operation, "If-None-Match");
            documented.forEach((status, response) -> responses.fillEditorial(status, response, versioned));
        }
        if (isLimited) {
            documented.values().forEach(responses::fillLimited);
        }
        ContractExamples.add(operation, documented);
        operation.getResponses().setAPIResponses(documented);
    }

    /** Whether a resource of Delivery says that a key makes a difference; without one it answers too. */
    private static boolean takesKey(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }

    private static SecurityRequirement key() {
        return OASFactory.createSecurityRequirement().addScheme(KEY, List.of());
    }

    /** Every read of Delivery accepts one, as a parameter or as a header; see PreviewInterceptor. */
    private static Parameter previewToken() {
        return OASFactory.createParameter()
                .name(CommonParameters.PREVIEW_TOKEN)
                .in(Parameter.In.QUERY)
                .description("A preview token: shows its one draft as if it were public. Better sent as the header"
                        + " `Preview-Token`, which is not logged.")
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.STRING))
                        .maxLength(100));
    }

    private static Parameter minVersion() {
        return OASFactory.createParameter()
                .name(CommonParameters.MIN_VERSION)
                .in(Parameter.In.QUERY)
                .description(
                        "Waits until this node has seen a write: the `Change-Cursor` of the write's answer. After two"
                                + " seconds, 503.")
                .schema(OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.INTEGER))
                        .format("int64")
                        .minimum(BigDecimal.ZERO)
                        .maximum(new BigDecimal("999999999999999999")));
    }

    /**
     * Puts parameters with a minus sign last. Client generators drop the sign and number the second parameter of a name:
     * {@code tag} has to remain {@code tag}, so that {@code -tag} becomes {@code tag2}.
     */
    private static void sortParameters(Operation operation) {
        if (operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream()
                    .sorted(Comparator.comparing(parameter ->
                            parameter.getName() != null && parameter.getName().startsWith("-")))
                    .toList());
        }
    }

    private static boolean hasHeader(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getIn() == Parameter.In.HEADER
                                && parameter.getName().equals(name));
    }

    private static boolean hasPathParameter(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.PATH);
    }

    private static SecurityScheme keyScheme() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "A key with the scope that the operation names, as `Authorization: Bearer <key>`. Reads of what is"
                                + " public need none; with the scope `content:gated` some show articles whole that are not free.");
    }

    private static int place(Tag tag) {
        int place = TAGS.indexOf(tag.getName());
        return place < 0 ? TAGS.size() : place;
    }

    private static void sortTags(OpenAPI api) {
        if (api.getTags() != null) {
            List<Tag> tags = new ArrayList<>(api.getTags());
            tags.sort(Comparator.comparing(ContractFilter::place).thenComparing(Tag::getName));
            api.setTags(tags);
        }
    }
}
