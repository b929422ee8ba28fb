package org.broadsheet.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Makes a public view into the response that goes out: the fields that were asked for, bytes of JSON or of another form,
 * entity tag, lifetimes, cache tags, links to neighbours and other forms, and gzip or 304 where the client takes them.
 */
public class DeliveryFilter {

    /** The property of a request whose form was chosen by its {@code Accept}. */
    public static final String NEGOTIATED = "broadsheet.negotiated";

    private static final String PRIVATE = "private, no-store";
    private static final List<String> PUBLIC_ONLY = List.of("CDN-Cache-Control", "Surrogate-Key", "Cache-Tag");
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

    private final ObjectMapper json;
    private final Lifetimes lifetimes;
    private final Freshness freshness;
    private final Instance<Forms> forms;
    private final Event<Finished> finished;

    DeliveryFilter(
            ObjectMapper json,
            Lifetimes lifetimes,
            Freshness freshness,
            Instance<Forms> forms,
            Event<Finished> finished) {
        this.json = json;
        this.lifetimes = lifetimes;
        this.freshness = freshness;
        this.forms = forms;
        this.finished = finished;
    }

    /** A public answer was made for a request; a cache may keep it. */
    public record Finished(RoutingContext context, Delivered answer) {}

    @ServerResponseFilter
    public void finish(
            ContainerRequestContext request,
            ContainerResponseContext response,
            ResourceInfo resource,
            RoutingContext context)
            throws JsonProcessingException {
        if (!isPublic(resource)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE);
            return;
        }
        if (response.getStatus() != 200 || !(response.getEntity() instanceof Record view)) {
            return;
        }
        MediaType type = type(view);
        List<Forms.Form> others = type == MediaType.APPLICATION_JSON_TYPE ? others(request) : List.of();
        List<String> links = links(view, others);
        boolean negotiated = !others.isEmpty() || request.getProperty(NEGOTIATED) != null;
        Delivered answer = new Delivered(
                bytes(view, request),
                type.toString(),
                links.isEmpty() ? null : String.join(", ", links),
                negotiated ? "Accept, Accept-Encoding" : "Accept-Encoding",
                freshness.tags(),
                freshness.nextChange());
        Delivered.Reply reply = answer.reply(
                Delivered.field(context.request().headers(), HttpHeaders.ACCEPT_ENCODING),
                Delivered.field(context.request().headers(), HttpHeaders.IF_NONE_MATCH),
                lifetimes.of(context.request().path()));
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_TYPE);
        reply.headers().forEach(headers::putSingle);
        if (freshness.isPrivate()) {
            PUBLIC_ONLY.forEach(headers::remove);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE);
            headers.putSingle("X-Robots-Tag", "noindex");
        } else {
            finished.fire(new Finished(context, answer));
        }
        if (reply.body() != null) {
            // Said for HEAD too, of which the framework sends no length.
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(reply.body().length));
        }
        response.setStatus(reply.status());
        response.setEntity(reply.body(), response.getEntityAnnotations(), type);
    }

    private static boolean isPublic(ResourceInfo resource) {
        return resource.getResourceClass() != null
                && resource.getResourceClass().isAnnotationPresent(PermitAll.class);
    }

    private byte[] bytes(Record view, ContainerRequestContext request) throws JsonProcessingException {
        if (view instanceof Rendered rendered) {
            return rendered.bytes();
        }
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

    private static MediaType type(Record view) {
        if (view instanceof Rendered rendered) {
            return MediaType.valueOf(rendered.mediaType());
        }
        return view instanceof PlainText ? TEXT : MediaType.APPLICATION_JSON_TYPE;
    }

    private List<Forms.Form> others(ContainerRequestContext request) {
        List<Forms.Form> others = new ArrayList<>();
        forms.forEach(each -> others.addAll(
                each.of(request.getUriInfo().getPath(), request.getUriInfo().getQueryParameters())));
        return others;
    }

    private static List<String> links(Record view, List<Forms.Form> others) {
        if (view instanceof Rendered rendered) {
            return rendered.links();
        }
        List<String> links = new ArrayList<>();
        if (view instanceof Page<?> page) {
            add(links, page.page().next(), "next");
            add(links, page.page().prev(), "prev");
        }
        others.forEach(
                form -> links.add("<" + form.address() + ">; rel=\"alternate\"; type=\"" + form.mediaType() + "\""));
        return links;
    }

    private static void add(List<String> links, String target, String relation) {
        if (target != null) {
            links.add("<" + target + ">; rel=\"" + relation + "\"");
        }
    }
}
