package org.broadsheet.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Param;
import org.broadsheet.request.QueryType;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

/**
 * The query parameters of operations, from the records that requests are bound to ({@link BoundQuery}). Limits that hold
 * for every parameter are added by {@link ContractParameters}. A resource keeps a query out of the contract by {@code
 * @Parameter(hidden = true)}.
 */
final class ContractQueries {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class.getName());
    private static final DotName PARAMETER =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.parameters.Parameter.class.getName());
    private static final DotName BOUND = DotName.createSimple(BoundQuery.class.getName());
    private static final int INSTANT_LENGTH = 40;

    /**
     * The extension of an operation that says which parameters it takes beside those that are listed: by what their names
     * begin with. Only the running program knows their names; it lists them in the contract that it serves.
     */
    private static final String FAMILIES = "x-parameter-families";

    /** The same about the values of {@code fields}. */
    private static final String FIELD_FAMILIES = "x-field-families";

    private static final String MEMBERS =
            "One of the newsroom's own that its schema names; in teasers, one that it marks"
                    + " with `x-filter`. Others, and those that are private, get a 400 that lists these.";

    private final Map<String, QueryType<?>> queries = new HashMap<>();

    ContractQueries(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            AnnotationValue id = operation.value("operationId");
            if (id != null && operation.target().kind() == AnnotationTarget.Kind.METHOD) {
                for (MethodParameterInfo parameter :
                        operation.target().asMethod().parameters()) {
                    if (parameter.type().name().equals(BOUND) && !isHidden(parameter)) {
                        queries.put(
                                id.asString(),
                                type(parameter
                                        .type()
                                        .asParameterizedType()
                                        .arguments()
                                        .get(0)));
                    }
                }
            }
        }
    }

    private static boolean isHidden(MethodParameterInfo parameter) {
        AnnotationInstance annotation = parameter.annotation(PARAMETER);
        return annotation != null
                && annotation.value("hidden") != null
                && annotation.value("hidden").asBoolean();
    }

    private static QueryType<?> type(Type record) {
        try {
            return QueryType.of(Class.forName(
                            record.name().toString(),
                            true,
                            Thread.currentThread().getContextClassLoader())
                    .asSubclass(Record.class));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds an operation's query parameters by name, between those of the path and the headers. */
    void add(Operation operation) {
        QueryType<?> query = queries.get(operation.getOperationId());
        if (query != null) {
            List<Parameter> others = operation.getParameters() == null ? List.of() : operation.getParameters();
            List<Parameter> all = new ArrayList<>();
            others.stream().filter(one -> one.getIn() == Parameter.In.PATH).forEach(all::add);
            query.parameters().values().forEach(declaration -> all.add(parameter(declaration)));
            others.stream().filter(one -> one.getIn() != Parameter.In.PATH).forEach(all::add);
            // A model is written in the order in which it was filled: parameters have to come before responses.
            APIResponses responses = operation.getResponses();
            operation.setResponses(null);
            operation.setParameters(all);
            operation.setResponses(responses);
            if (!query.families().isEmpty()) {
                Map<String, String> families = new TreeMap<>();
                query.families()
                        .forEach(one -> families.put(one.name(), one.param().description()));
                operation.addExtension(FAMILIES, families);
            }
            if (query.parameters().values().stream().anyMatch(Declaration::takesMembers)) {
                operation.addExtension(FIELD_FAMILIES, Map.of(Fields.OPEN + ".", MEMBERS));
            }
        }
    }

    private static Parameter parameter(Declaration declaration) {
        Param param = declaration.param();
        Parameter parameter = OASFactory.createParameter().description(param.description());
        if (!param.example().isEmpty()) {
            parameter.setExample(param.example());
        }
        if (!param.required().isEmpty()) {
            parameter.setRequired(true);
        }
        Schema schema = schema(declaration);
        boolean narrows = schema.getPattern() != null
                || schema.getEnumeration() != null
                || !declaration.kind().isList();
        if (narrows) {
            parameter.setSchema(schema);
        }
        return parameter.name(declaration.name()).in(Parameter.In.QUERY).schema(schema);
    }

    /** A list's pattern and values are moved to its items later; see {@link ContractSchemas}. */
    private static Schema schema(Declaration declaration) {
        Param param = declaration.param();
        Schema schema = OASFactory.createSchema();
        switch (declaration.kind()) {
            case NUMBER -> {
                schema.type(List.of(SchemaType.INTEGER))
                        .minimum(BigDecimal.valueOf(param.min()))
                        .maximum(BigDecimal.valueOf(param.max()));
                declaration.byDefault().ifPresent(value -> schema.setDefaultValue(Integer.valueOf(value)));
            }
            case FLAG -> {
                schema.type(List.of(SchemaType.BOOLEAN));
                declaration.byDefault().ifPresent(value -> schema.setDefaultValue(Boolean.valueOf(value)));
            }
            case TEXT -> {
                schema.type(List.of(SchemaType.STRING));
                if (param.maxLength() > 0) {
                    schema.setMaxLength(param.maxLength());
                }
            }
            case INSTANT -> schema.type(List.of(SchemaType.STRING)).maxLength(INSTANT_LENGTH);
            case ID -> schema.type(List.of(SchemaType.STRING)).format("uuid");
            case CHOICE -> {
                schema.type(List.of(SchemaType.STRING)).enumeration(new ArrayList<>(declaration.allowed()));
                declaration.byDefault().ifPresent(schema::setDefaultValue);
            }
            case CHOICES -> {
                schema.type(List.of(SchemaType.ARRAY));
                if (param.inContract()) {
                    schema.setEnumeration(new ArrayList<>(declaration.allowed()));
                }
            }
            case TEXTS, FAMILY -> schema.type(List.of(SchemaType.ARRAY));
            case FIELDS -> schema.type(List.of(SchemaType.ARRAY)).enumeration(new ArrayList<>(declaration.allowed()));
        }
        if (!param.pattern().isEmpty()) {
            schema.setPattern(param.pattern());
        } else if (isSlug(param) && param.inContract()) {
            schema.setPattern(Slugs.PATTERN);
        } else if (param.text() == Param.Text.ID) {
            schema.setPattern(Slugs.ID_PATTERN);
        }
        return schema;
    }

    private static boolean isSlug(Param param) {
        return param.text() == Param.Text.SLUG || param.text() == Param.Text.SLUG_OR_ID;
    }
}
