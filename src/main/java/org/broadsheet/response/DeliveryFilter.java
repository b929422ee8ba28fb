package org.broadsheet.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Optional;
import org.broadsheet.list.Listing;
import org.broadsheet.list.Page;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Fields;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Turns a public view into the response: the requested fields, as bytes of JSON or another form, with entity tag,
 * lifetimes, cache tags, links to neighbouring pages and other forms, and gzip or 304 where the client accepts them.
 */
public class DeliveryFilter {

    /** The property that a request has where {@code Accept} chose its form. */
    public static final String NEGOTIATED = "broadsheet.negotiated";

    /** The property of a request by a partner's key that holds the {@link Fields} of its product; none if it has all. */
    public static final String FIELDS_OF_PRODUCT = "broadsheet.product.fields";

    /** The property of a request that says when it began. */
    public static final String BEGUN = "broadsheet.begun";

    /** The type of a file of licences (Really Simple Licensing 1.0, section 4.3). */
    private static final String RSL = "application/rsl+xml";

    private static final String PRIVATE = "private, no-store";

    /** For a key: its holder may keep it, and asks each time whether it still is what it was. */
    private static final String FOR_KEY = "private, no-cache";

    private static final List<String> PUBLIC_ONLY = List.of("CDN-Cache-Control", "Surrogate-Key", "Cache-Tag");
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

    private final ObjectMapper json;
    private final Lifetimes lifetimes;
    private final CacheDependencies dependencies;
    private final Instance<Forms> forms;
    private final ChangeTimes changes;
    private final Event<Finished> finished;
    private final Publication publication;

    DeliveryFilter(
            ObjectMapper json,
            Lifetimes lifetimes,
            CacheDependencies dependencies,
            Instance<Forms> forms,
            ChangeTimes changes,
            Event<Finished> finished,
            Publication publication) {
        this.json = json;
        this.lifetimes = lifetimes;
        this.dependencies = dependencies;
        this.forms = forms;
        this.changes = changes;
        this.finished = finished;
        this.publication = publication;
    }

    /**
     * A public answer was computed for a request.
     *
     * @param mayBeKept whether a cache may keep it; if not, it only answers the requests that already wait for it
     */
    public record Finished(RoutingContext context, Delivered answer, boolean mayBeKept) {}

    /** Notes when the request begins, before anything is read for it. */
    @ServerRequestFilter
    public void begin(ContainerRequestContext request) {
        request.setProperty(BEGUN, changes.now());
    }

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
                (negotiated ? "Accept, Accept-Encoding" : "Accept-Encoding")
                        + (dependencies.isByKey() ? Delivered.BY_KEY : ""),
                dependencies.robots(),
                dependencies.tags(),
                dependencies.nextChange(),
                lastModified(request));
        Delivered.Reply reply = answer.reply(
                Delivered.RequestHeaders.of(context.request().headers()),
                lifetimes.of(context.request().path()));
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.remove(HttpHeaders.CONTENT_TYPE);
        reply.headers().forEach(headers::putSingle);
        if (dependencies.isPrivate()) {
            PUBLIC_ONLY.forEach(headers::remove);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE);
            headers.putSingle("X-Robots-Tag", "noindex");
        } else if (dependencies.isForKey()) {
            PUBLIC_ONLY.forEach(headers::remove);
            headers.putSingle(HttpHeaders.CACHE_CONTROL, FOR_KEY);
        } else {
            finished.fire(new Finished(context, answer, dependencies.mayBeKept()));
        }
        if (reply.body() != null) {
            // For HEAD too, to which the framework adds no length. Before the status: setting that copies the headers.
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, String.valueOf(reply.body().length));
        }
        response.setStatus(reply.status());
        if (reply.body() == null) {
            // With a type, the framework would send a Content-Type, which a 304 must not have if its 200 may have
            // another.
            response.setEntity(null);
        } else {
            response.setEntity(reply.body(), response.getEntityAnnotations(), type);
        }
    }

    private Optional<LastModified> lastModified(ContainerRequestContext request) {
        return dependencies.mayBeDated() && request.getProperty(BEGUN) instanceof ChangeTimes.Moment begun
                ? changes.of(dependencies.tags(), begun)
                : Optional.empty();
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
        Fields wanted = request.getProperty(BoundQuery.FIELDS) instanceof Fields fields ? fields : Fields.ALL;
        if (request.getProperty(FIELDS_OF_PRODUCT) instanceof Fields sold) {
            return json.writeValueAsBytes(select(view, wanted, sold));
        }
        return wanted.all() ? json.writeValueAsBytes(view) : json.writeValueAsBytes(select(view, wanted, Fields.ALL));
    }

    /** The JSON of a view with only the fields that are among both; for a list, the fields of its items. */
    private ObjectNode select(Record view, Fields some, Fields others) {
        ObjectNode tree = json.valueToTree(view);
        if (view instanceof Listing listing) {
            tree.at(listing.itemsAt()).forEach(item -> others.select(some.select((ObjectNode) item)));
            return tree;
        }
        return others.select(some.select(tree));
    }

    private static MediaType type(Record view) {
        if (view instanceof Rendered rendered) {
            return MediaType.valueOf(rendered.mediaType());
        }
        return view instanceof PlainText ? TEXT : MediaType.APPLICATION_JSON_TYPE;
    }

    private List<Forms.Form> others(ContainerRequestContext request) {
        Address address = request.getProperty(BoundQuery.ADDRESS) instanceof Address bound
                ? bound
                : Address.of(request.getUriInfo().getPath());
        List<Forms.Form> others = new ArrayList<>();
        forms.forEach(each -> others.addAll(each.of(address)));
        return others;
    }

    private List<String> links(Record view, List<Forms.Form> others) {
        List<String> links = new ArrayList<>();
        publication.rsl().ifPresent(file -> links.add("<" + file + ">; rel=\"license\"; type=\"" + RSL + "\""));
        if (view instanceof Rendered rendered) {
            links.addAll(rendered.links());
            return links;
        }
        if (view instanceof Page<?> page) {
            add(links, page.page().next(), "next");
            add(links, page.page().prev(), "prev");
        }
        others.forEach(
                form -> links.add("<" + form.address() + ">; rel=\"alternate\"; type=\"" + form.mediaType() + "\""));
        return links;
    }

    private static void add(List<String> links, Address target, String relation) {
        if (target != null) {
            links.add("<" + target + ">; rel=\"" + relation + "\"");
        }
    }
}
