package org.broadsheet.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.broadsheet.request.Bearer;
import org.broadsheet.request.CommonParameters;
import org.broadsheet.request.Door;
import org.broadsheet.request.Fields;
import org.broadsheet.response.CacheDependencies;
import org.broadsheet.response.DeliveryFilter;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Lets keys of partners into Delivery: authenticates them, refuses what is not {@link WithinProduct}, and keeps the fields of
 * articles to those of the product. A key that is not valid is refused, since its holder would take what everybody gets for
 * its product.
 */
public class PartnerFilter {

    private final HttpAuthenticator authenticator;
    private final CacheDependencies dependencies;

    PartnerFilter(HttpAuthenticator authenticator, CacheDependencies dependencies) {
        this.authenticator = authenticator;
        this.dependencies = dependencies;
    }

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Void> filter(ResourceInfo operation, RoutingContext context, ContainerRequestContext request) {
        if (!Bearer.isOfPartner(context.request())
                || Door.of(context.request().path())
                        .filter(Door.DELIVERY::equals)
                        .isEmpty()) {
            return null;
        }
        WithinProduct allowed = operation.getResourceMethod().getAnnotation(WithinProduct.class);
        if (allowed == null) {
            throw refused("A partner's key reads articles, their changes and their export: /v1/articles,"
                            + " /v1/articles/{slug} and its forms such as {slug}.ninjs, /v1/changes and /v1/export.ndjson. Leave the key out to read what is"
                            + " public here.")
                    .exception();
        }
        dependencies.recordKey(true);
        return authenticator.attemptAuthentication(context).map(identity -> {
            Partner partner = partner(identity);
            PartnerReading.set(context, partner);
            check(allowed, partner.product(), context, request);
            return null;
        });
    }

    private static Partner partner(SecurityIdentity identity) {
        Partner partner = identity == null ? null : identity.getAttribute(KeyIdentity.PARTNER);
        if (partner == null) {
            throw new AuthenticationFailedException("No such key, or expired or revoked");
        }
        return partner;
    }

    private static void check(
            WithinProduct operation, Product product, RoutingContext context, ContainerRequestContext request) {
        MultiMap parameters = context.request().params();
        List<Fault> faults = new ArrayList<>();
        Stream.concat(Stream.of(operation.without()), Stream.of(CommonParameters.PREVIEW_TOKEN))
                .filter(parameters::contains)
                .forEach(name -> faults.add(Fault.parameter(name, "Cannot be used with a partner's key")));
        if (context.request().getHeader(CommonParameters.PREVIEW_HEADER) != null) {
            faults.add(Fault.parameter(CommonParameters.PREVIEW_HEADER, "Cannot be used with a partner's key"));
        }
        if (operation.wholeOnly() && product.hasSomeFields()) {
            throw refused(
                            "The product has some fields of articles, and this form has all: read them as JSON, without the"
                                    + " ending of the path.")
                    .exception();
        }
        if (operation.showsArticles() && product.hasSomeFields()) {
            parameters.getAll(Fields.NAME).stream()
                    .flatMap(value -> Stream.of(value.split(",")))
                    .map(String::strip)
                    .filter(name -> !product.hasField(field(name)))
                    .forEach(name -> faults.add(Fault.parameter(
                            Fields.NAME, "The product does not have " + name + "; it has " + all(product))));
            request.setProperty(DeliveryFilter.FIELDS_OF_PRODUCT, new Fields(all(product)));
        }
        if (!faults.isEmpty()) {
            throw refused(null).with(faults).exception();
        }
    }

    /** The field of an article that a name of {@link Fields} is or belongs to. */
    private static String field(String name) {
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }

    private static Set<String> all(Product product) {
        Set<String> all = new TreeSet<>(product.fields());
        all.addAll(Product.IDENTITY);
        return all;
    }

    private static Problem refused(String detail) {
        return Problem.of(ProblemType.OUTSIDE_PRODUCT, detail);
    }
}
