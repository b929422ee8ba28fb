package org.broadsheet.request;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;

/**
 * Reads the bodies of writes. JSON that is malformed ends the request here; faults of its content wait until the
 * resource reads it, since a missing article or a stale version is reported before them.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, Patch.MEDIA_TYPE})
public class SentReader implements MessageBodyReader<Object> {

    private final InputReader reader;

    SentReader(InputReader reader) {
        this.reader = reader;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return reads(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        return read(genericType, annotations, in.readAllBytes());
    }

    /** Whether a parameter of this type takes the body of a write. */
    public static boolean reads(Class<?> type) {
        return type == Sent.class || type == Patch.class;
    }

    /**
     * The value of a parameter that takes the body of a write.
     *
     * @param genericType of the parameter: a {@link Sent} or {@link Patch} of a record
     * @param annotations of the parameter
     */
    public Object read(Type genericType, Annotation[] annotations, byte[] bytes) {
        ParameterizedType type = (ParameterizedType) genericType;
        Class<?> content = (Class<?>) type.getActualTypeArguments()[0];
        return type.getRawType() == Patch.class
                ? new Patch<>(reader, StrictJson.object(bytes))
                : sent(content, bytes, isRequired(annotations));
    }

    private <T> Sent<T> sent(Class<T> type, byte[] bytes, boolean required) {
        JsonInput input = JsonInput.of(required ? StrictJson.object(bytes) : StrictJson.optionalObject(bytes));
        return new Sent<>(reader.read(type, input), input, bytes);
    }

    private static boolean isRequired(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .anyMatch(annotation -> annotation instanceof RequestBody body && body.required());
    }
}
