package org.broadsheet.reader;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.broadsheet.cache.CacheRoute;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemWriter;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Door;
import org.broadsheet.response.Delivered;
import org.broadsheet.response.Lifetimes;

/**
 * Handles what the reading pages need no worker thread for: pages that are in memory, their files, and everything if the
 * pages are turned off.
 */
@ApplicationScoped
public class ReaderRoute {

    /** {@code broadsheet.reader}: whether there are reading pages. */
    @ConfigMapping(prefix = "broadsheet")
    public interface Config {

        /**
         * Whether to serve the reading pages at the root: the newsroom's content as a site, rendered by the server, with
         * `robots.txt` and `sitemap.xml`.
         */
        @WithDefault("true")
        boolean reader();
    }

    private static final int AFTER_CORS = 270;
    private static final String ROOT = "/";
    private static final Pattern NAMED = Pattern.compile("/(articles|authors|sections|summaries|tags)/[^/]+/?");
    private static final Pattern PLAIN =
            Pattern.compile("/|/(search|corrections)/?|/(robots\\.txt|sitemap[a-z0-9.-]*\\.xml)");

    /**
     * The API, its documentation, what the framework serves, and files, whose names contain a dot, but for those that were
     * pages of other programs.
     */
    private static final Pattern OTHERS =
            Pattern.compile("/(v1|media|q|demo|problems)(/.*)?|.*\\.(?!html?$|php$|aspx?$)[^/]*");

    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final PageFiles files;
    private final CacheRoute cache;
    private final Lifetimes lifetimes;
    private final ProblemWriter problems;
    private final boolean isThere;

    ReaderRoute(PageFiles files, CacheRoute cache, Lifetimes lifetimes, ProblemWriter problems, Config config) {
        this.files = files;
        this.cache = cache;
        this.lifetimes = lifetimes;
        this.problems = problems;
        this.isThere = config.reader();
    }

    void register(@Observes Filters filters) {
        filters.register(this::take, AFTER_CORS);
    }

    private void take(RoutingContext context) {
        String path = context.request().path();
        if (context.get(PageResource.ASKED) != null) {
            nowhere(context);
            return;
        }
        if (Door.of(path).isPresent()) {
            // The API is most of the traffic, and none of these patterns matches it.
            context.next();
            return;
        }
        boolean named = NAMED.matcher(path).matches();
        boolean isPage = named || PLAIN.matcher(path).matches();
        if (path.equals(ROOT) && (!isThere || isForPrograms(context))) {
            context.response()
                    .setStatusCode(307)
                    .putHeader("Location", Door.DELIVERY.root())
                    .putHeader("Vary", "Accept")
                    .end();
        } else if (path.startsWith(PageFiles.FOLDER)
                || isPage && !isThere
                || path.equals(PageResource.NOWHERE)
                        && isRead(context.request())
                        && !(isThere && isForPeople(context.request(), path))) {
            file(context, path);
        } else if (isPage && isRead(context.request())) {
            page(context);
        } else if (!isPage && isThere && isRead(context.request()) && isForPeople(context.request(), path)) {
            nowhere(context);
        } else {
            context.next();
        }
    }

    /** Answers with a page, from memory if it is there. */
    private void page(RoutingContext context) {
        MultiMap sent = context.request().params();
        MultiMap query = MultiMap.caseInsensitiveMultiMap();
        for (String name : Visit.PARAMETERS) {
            if (sent.contains(name)) {
                query.add(name, sent.getAll(name));
            }
        }
        asPage(context);
        cache.page(context, query);
    }

    private static void asPage(RoutingContext context) {
        boolean preview = context.request().params().contains(CommonParameters.PREVIEW_TOKEN);
        context.addHeadersEndHandler(
                ended -> PageHeaders.complete(context.response().headers(), preview));
    }

    /** Leads a request that there is no page for to the resource that says so. */
    private void nowhere(RoutingContext context) {
        if (context.get(PageResource.ASKED) == null) {
            context.put(PageResource.ASKED, context.request().path());
            context.reroute(PageResource.NOWHERE);
        } else {
            asPage(context);
            cache.admit(context);
        }
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    /** Whether a browser asks for a page. Programs get a problem document instead. */
    private static boolean isForPeople(HttpServerRequest request, String path) {
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && !OTHERS.matcher(path).matches();
    }

    /** Whether JSON is preferred to a page. A wildcard stands for a page. */
    private static boolean isForPrograms(RoutingContext context) {
        for (MIMEHeader accepted : context.parsedHeaders().accept()) {
            // The name alone, without parameters; its parts are null until this has parsed them.
            String type = accepted.value().toLowerCase(Locale.ROOT);
            if (type.equals("application/json") || type.equals("application/*")) {
                return true;
            }
            if (type.startsWith("*/") || type.startsWith("text/") || type.contains("html")) {
                return false;
            }
        }
        return false;
    }

    private void file(RoutingContext context, String path) {
        HttpServerRequest request = context.request();
        Optional<Delivered> file = isThere && isRead(request) && path.startsWith(PageFiles.FOLDER)
                ? files.file(path.substring(PageFiles.FOLDER.length()))
                : Optional.empty();
        if (file.isEmpty()) {
            problems.end(context, Problem.notFound(), Map.of());
            return;
        }
        Delivered.Reply reply = file.get().reply(Delivered.RequestHeaders.of(request.headers()), lifetimes.of(path));
        HttpServerResponse response = context.response();
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        // The file name changes with its content.
        response.putHeader("Cache-Control", FOR_EVER);
        response.putHeader("CDN-Cache-Control", FOR_EVER);
        end(context, reply.body());
    }

    private static void end(RoutingContext context, byte[] body) {
        HttpServerResponse response = context.response();
        if (body == null) {
            response.end();
            return;
        }
        response.putHeader("Content-Length", String.valueOf(body.length));
        if (context.request().method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(Buffer.buffer(body));
        }
    }
}
