package org.broadsheet.extra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.broadsheet.name.Kind;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.JsonInput;

/**
 * A stored schema, ready to check what is sent. Thread-safe.
 *
 * @param version counts the saves, from 1
 */
record ExtraSchema(Kind kind, int version, Schema compiled, Set<String> privateNames, Set<String> filteredNames) {

    /** Messages can have the value that they are about. */
    private static final int SHOWN_LENGTH = 300;

    private static final String META = "https://json-schema.org/draft/2020-12/schema";

    /** RE2 takes linear time: a regular expression of a newsroom's cannot be made to take minutes. */
    private static final RegularExpressionFactory REGULAR_EXPRESSIONS = pattern -> {
        Pattern compiled = Pattern.compile(pattern);
        RegularExpression expression = text -> compiled.matcher(text).find();
        return expression;
    };

    /** The marks say what is done with a property, not what it may be. */
    private static final Dialect WITH_MARKS = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword(SchemaReader.PRIVATE))
            .keyword(new NonValidationKeyword(SchemaReader.FILTER))
            .build();

    /** Never reads anything but what it is given and the schema of schemas, which is on the class path. */
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(WITH_MARKS, builder -> builder.schemaCacheEnabled(false)
                    .schemaLoader(loader -> loader.fetchRemoteResources(false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .pathType(PathType.JSON_POINTER)
                            .losslessNarrowing(true)
                            .formatAssertionsEnabled(true)
                            .regularExpressionFactory(REGULAR_EXPRESSIONS)
                            .build()));

    /** The schema of schemas has regular expressions of its own, which are not RE2's, and formats that need none. */
    private static final SchemaRegistry OF_SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaLoader(
                            loader -> loader.fetchRemoteResources(false))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .locale(Locale.ENGLISH)
                            .pathType(PathType.JSON_POINTER)
                            .build()));

    static ExtraSchema of(Kind kind, int version, ObjectNode schema, SchemaReader.Marks marks) {
        return new ExtraSchema(kind, version, compiled(schema), marks.privateNames(), marks.filteredNames());
    }

    private static Schema compiled(ObjectNode schema) {
        Schema compiled = REGISTRY.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    /** What is wrong with a schema by the schema of schemas. */
    static List<Fault> faultsOfSchema(ObjectNode schema) {
        return OF_SCHEMAS.getSchema(SchemaLocation.of(META)).validate(schema).stream()
                .map(error -> Fault.pointer(error.getInstanceLocation().toString(), sentence(error)))
                .distinct()
                .limit(Problem.MOST_FAULTS)
                .toList();
    }

    /** What does not fit in the fields of a thing, with pointers into what was sent. */
    List<Fault> faults(Extra extra) {
        try {
            return compiled.validate(Extra.fields(extra)).stream()
                    .map(ExtraSchema::fault)
                    .distinct()
                    .limit(Problem.MOST_FAULTS)
                    .toList();
        } catch (StackOverflowError e) {
            // The library's own expressions for some formats, such as hostname, recurse for each character.
            return List.of(Fault.pointer(
                    "/" + Extra.FIELD, "Has a text that is too long for the format that the newsroom's schema wants"));
        }
    }

    private static Fault fault(Error error) {
        String at = "/" + Extra.FIELD + error.getInstanceLocation();
        String name = error.getProperty();
        String keyword = error.getKeyword();
        if (name != null && "required".equals(keyword)) {
            return Fault.pointer(JsonInput.pointer(at, name), "Is required by the newsroom's schema");
        }
        if (name != null && ("additionalProperties".equals(keyword) || "unevaluatedProperties".equals(keyword))) {
            return Fault.pointer(JsonInput.pointer(at, name), "Is not in the newsroom's schema");
        }
        return Fault.pointer(at, "Does not fit the newsroom's schema: " + shown(error.getMessage()));
    }

    private static String shown(String message) {
        return message.length() > SHOWN_LENGTH ? message.substring(0, SHOWN_LENGTH) + "…" : message;
    }

    private static String sentence(Error error) {
        return "Is not a JSON Schema of draft 2020-12: " + shown(error.getMessage());
    }
}
