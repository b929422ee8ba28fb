package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** The JSON in which blocks and images are stored: every component, but for {@link Later} ones without a value. */
final class StoredBlocks {

    static final JsonMapper JSON = JsonMapper.builder()
            .annotationIntrospector(new LaterLeftOut())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private StoredBlocks() {}

    private static final class LaterLeftOut extends JacksonAnnotationIntrospector {

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated property) {
            JsonInclude.Include some = property.getRawType().isPrimitive()
                    ? JsonInclude.Include.NON_DEFAULT
                    : JsonInclude.Include.NON_EMPTY;
            return property.hasAnnotation(Later.class)
                    ? JsonInclude.Value.construct(some, JsonInclude.Include.ALWAYS)
                    : super.findPropertyInclusion(property);
        }
    }
}
