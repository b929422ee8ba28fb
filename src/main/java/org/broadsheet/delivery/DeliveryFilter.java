package org.broadsheet.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes a public view into the response that goes out: the fields that were asked for, JSON bytes, entity tag,
 * lifetimes, cache tags, links, and gzip or 304 where the client takes them.
 */
public class DeliveryFilter {

    private static final int MAX_CACHE_TAGS = 50;
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

    private final ObjectMapper json;
    private final Lifetimes lifetimes;
    private final Freshness freshness;

    DeliveryFilter(ObjectMapper json, Lifetimes lifetimes, Freshness freshness) {
        this.json = json;
        this.lifetimes = lifetimes;
        this.freshness = freshness;
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response, ResourceInfo resource)
            throws JsonProcessingException {
        if (!isPublic(resource)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
            return;
        }
        if (response.getStatus() != 200 || !(response.getEntity() instanceof Record view)) {
            return;
        }
        byte[] bytes = bytes(view, request);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (view instanceof Page<?> page) {
            links(page).ifPresent(links -> headers.putSingle("Link", links));
        }
        Instant now = Instant.now();
        if (freshness.isPrivate()) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
            headers.putSingle("X-Robots-Tag", "noindex");
        } else {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, lifetimes.cacheControl(freshness.nextChange(), now));
            headers.putSingle("CDN-Cache-Control", lifetimes.cdnCacheControl(freshness.nextChange(), now));
        }
        headers.putSingle(HttpHeaders.VARY, "Accept-Encoding");
        if (!freshness.tags().isEmpty() && !freshness.isPrivate()) {
            List<String> tags = freshness.tags().stream().limit(MAX_CACHE_TAGS).toList();
            headers.putSingle("Surrogate-Key", String.join(" ", tags));
            headers.putSingle("Cache-Tag", String.join(",", tags));
        }
        String tag = EntityTag.of(bytes);
        boolean compressed = Coding.compresses(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING), bytes.length);
        if (compressed) {
            tag = EntityTag.coded(tag, Coding.GZIP);
        }
        headers.putSingle(HttpHeaders.ETAG, tag);
        if (EntityTag.matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(304);
            response.setEntity(null);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            return;
        }
        if (compressed) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, Coding.GZIP);
        }
        response.setEntity(
                compressed ? Coding.gzip(bytes) : bytes,
                response.getEntityAnnotations(),
                MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isPublic(ResourceInfo resource) {
        return resource.getResourceClass() != null
                && resource.getResourceClass().isAnnotationPresent(PermitAll.class);
    }

    private byte[] bytes(Record view, ContainerRequestContext request) throws JsonProcessingException {
        if (view instanceof PlainText plain) {
            return plain.text().getBytes(StandardCharsets.UTF_8);
        }
        List<String> sent = request.getUriInfo().getQueryParameters().get("fields");
        if (sent == null) {
            return json.writeValueAsBytes(view);
        }
        // The resource has checked the names.
        Set<String> names = sent.stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return json.writeValueAsBytes(new Fields(names).select(view, json));
    }

    private static Optional<String> links(Page<?> page) {
        String links = Stream.of(
                        link(page.page().next(), "next"), link(page.page().prev(), "prev"))
                .filter(link -> !link.isEmpty())
                .collect(Collectors.joining(", "));
        return links.isEmpty() ? Optional.empty() : Optional.of(links);
    }

    private static String link(String target, String relation) {
        return target == null ? "" : "<" + target + ">; rel=\"" + relation + "\"";
    }
}
