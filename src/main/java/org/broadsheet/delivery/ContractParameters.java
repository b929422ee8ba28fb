package org.broadsheet.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The limits of parameters, as {@link Parameters} keeps them, so that a query says only what is its own.
 *
 * <ul>
 *   <li>A parameter without a type is a string of at most {@link Parameters#MAX_LENGTH} characters.
 *   <li>A list has at most {@link Parameters#MAX_VALUES} values of at most {@link Slugs#MAX_BYTES} characters each.
 *   <li>A parameter in the path is a slug, unless it is one of some values.
 *   <li>{@code fields} takes the names of the fields that the operation answers with, read off its answer; the
 *       extension {@code x-partial-with} tells that none of them is certain to be there where it was sent.
 * </ul>
 */
final class ContractParameters {

    private static final String FIELDS = "fields";
    private static final String JSON = "application/json";

    private final Map<String, Schema> schemas;

    ContractParameters(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void complete(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getSchema() == null) {
                parameter.setSchema(OASFactory.createSchema());
            }
            Schema schema = parameter.getSchema();
            if (schema.getType() == null && schema.getRef() == null) {
                schema.setType(List.of(SchemaType.STRING));
            }
            if (ContractSchemas.isOf(schema, SchemaType.ARRAY)) {
                if (parameter.getName().equals(FIELDS)) {
                    operation.addExtension("x-partial-with", FIELDS);
                    schema.setEnumeration(new ArrayList<>(fields(operation)));
                }
                limitList(schema);
                if (parameter.getExample() instanceof String values) {
                    parameter.setExample(Arrays.asList(values.split(",")));
                }
            } else if (parameter.getIn() == Parameter.In.PATH && schema.getEnumeration() == null) {
                ContractSchemas.limitSlug(schema);
            } else {
                limitOne(schema);
            }
        }
    }

    private static void limitList(Schema schema) {
        if (schema.getItems() == null) {
            schema.setItems(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
        }
        ContractSchemas.moveToItems(schema);
        if (schema.getMaxItems() == null) {
            schema.setMaxItems(Parameters.MAX_VALUES);
        }
        Schema item = schema.getItems();
        if (item.getRef() == null && item.getEnumeration() == null && item.getMaxLength() == null) {
            item.setMaxLength(Slugs.MAX_BYTES);
        }
    }

    private static void limitOne(Schema schema) {
        if (ContractSchemas.isOf(schema, SchemaType.STRING)
                && schema.getEnumeration() == null
                && schema.getMaxLength() == null) {
            schema.setMaxLength(Parameters.MAX_LENGTH);
        }
    }

    /** The names of the answer's fields; of a list, those of its items. */
    private List<String> fields(Operation operation) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        MediaType json = answer.getContent().getMediaType(JSON);
        Schema view = resolved(json.getSchema());
        if (view.getProperties().containsKey("items")) {
            view = resolved(view.getProperties().get("items").getItems());
        }
        return List.copyOf(view.getProperties().keySet());
    }

    private Schema resolved(Schema schema) {
        return schema.getRef() == null ? schema : schemas.get(ContractSchemas.name(schema.getRef()));
    }
}
