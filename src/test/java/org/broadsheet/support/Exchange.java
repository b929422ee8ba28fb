package org.broadsheet.support;

import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.request.Bearer;

/**
 * One request and its answer, as sent over the wire.
 *
 * @param byPartner whether it was sent with a partner's key, whose product may have but some fields
 * @param requestType the request's media type; null without a body
 * @param requestBody text; null without a body
 * @param headers of the answer, with case-insensitive names
 */
public record Exchange(
        String method,
        URI uri,
        boolean byPartner,
        String requestType,
        String requestBody,
        int status,
        Map<String, List<String>> headers,
        byte[] body) {

    /** An exchange without a request body. */
    public static Exchange of(String method, String uri, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> multi = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> multi.put(name, List.of(value)));
        return new Exchange(
                method, URI.create(uri), false, null, null, status, multi, body.getBytes(StandardCharsets.UTF_8));
    }

    static Exchange of(FilterableRequestSpecification request, Response answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : answer.headers()) {
            headers.put(header.getName(), answer.headers().getValues(header.getName()));
        }
        return new Exchange(
                request.getMethod(),
                URI.create(request.getURI()),
                String.valueOf(request.getHeaders().getValue("Authorization"))
                        .startsWith("Bearer " + Bearer.OF_PARTNER),
                request.getBody() == null ? null : request.getContentType(),
                request.getBody() instanceof String text ? text : null,
                answer.statusCode(),
                headers,
                answer.asByteArray());
    }

    /** The same exchange with this header in the answer. */
    public Exchange with(String name, String value) {
        Map<String, List<String>> changed = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        changed.putAll(headers);
        changed.put(name, List.of(value));
        return new Exchange(method, uri, byPartner, requestType, requestBody, status, changed, body);
    }

    /** The media type of the answer without its parameters; empty without one. */
    String mediaType() {
        return essence(headers.getOrDefault("Content-Type", List.of("")).get(0));
    }

    static String essence(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(java.util.Locale.ROOT);
    }
}
