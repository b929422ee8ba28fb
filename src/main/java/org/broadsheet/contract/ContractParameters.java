package org.broadsheet.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.broadsheet.request.Declaration;
import org.broadsheet.request.Fields;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Adds the limits that hold for all parameters, as {@link Declaration} checks them.
 *
 * <ul>
 *   <li>A parameter without a type is a string of at most {@link Declaration#MAX_LENGTH} characters.
 *   <li>A list has at most {@link Declaration#MAX_VALUES} values of at most {@link Slugs#MAX_BYTES} characters each.
 *   <li>A parameter in the path is a slug, unless its values are listed or have a pattern of their own.
 *   <li>Where {@code fields} may be sent, the extension {@code x-partial-with} says that fields of the answer may be
 *       missing where it was.
 *   <li>An optional query parameter has its example in its schema.
 * </ul>
 */
final class ContractParameters {

    private ContractParameters() {}

    static void complete(Operation operation) {
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
                if (parameter.getName().equals(Fields.NAME)) {
                    operation.addExtension(ContractSchemas.PARTIAL_WITH, Fields.NAME);
                }
                limitList(schema);
                if (parameter.getExample() instanceof String values) {
                    parameter.setExample(Arrays.asList(values.split(",")));
                }
            } else if (parameter.getIn() == Parameter.In.PATH
                    && schema.getRef() == null
                    && schema.getEnumeration() == null
                    && schema.getPattern() == null) {
                ContractSchemas.limitSlug(schema);
            } else {
                limitOne(schema);
            }
            if (parameter.getIn() == Parameter.In.QUERY && !Boolean.TRUE.equals(parameter.getRequired())) {
                moveExample(parameter);
            }
        }
    }

    /**
     * To the schema: Swagger UI fills its form with the examples of parameters, and all of them together find nothing.
     */
    private static void moveExample(Parameter parameter) {
        if (parameter.getExample() != null) {
            parameter.getSchema().setExamples(List.of(parameter.getExample()));
            parameter.setExample(null);
        }
    }

    private static void limitList(Schema schema) {
        if (schema.getItems() == null) {
            schema.setItems(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
        }
        ContractSchemas.moveToItems(schema);
        if (schema.getMaxItems() == null) {
            schema.setMaxItems(Declaration.MAX_VALUES);
        }
        Schema item = schema.getItems();
        if (item.getRef() == null && item.getEnumeration() == null && item.getMaxLength() == null) {
            item.setMaxLength(Slugs.MAX_BYTES);
        }
    }

    /**
     * Refers to the schema that has the values of a list too. Generators make a type for each list of values, named after
     * its parameter, and some would call those of {@code kind} and {@code -kind} the same.
     */
    static void nameValues(Operation operation, Map<String, Schema> schemas) {
        if (operation.getParameters() == null) {
            return;
        }
        for (Parameter parameter : operation.getParameters()) {
            Schema items =
                    parameter.getSchema() == null ? null : parameter.getSchema().getItems();
            if (items == null || items.getEnumeration() == null) {
                continue;
            }
            schemas.forEach((name, schema) -> {
                if (items.getEnumeration().equals(schema.getEnumeration())) {
                    parameter.getSchema().setItems(OASFactory.createSchema().ref(name));
                }
            });
        }
    }

    private static void limitOne(Schema schema) {
        if (ContractSchemas.isOf(schema, SchemaType.STRING)
                && schema.getEnumeration() == null
                && schema.getMaxLength() == null) {
            schema.setMaxLength(Declaration.MAX_LENGTH);
        }
    }
}
