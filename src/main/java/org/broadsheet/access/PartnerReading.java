package org.broadsheet.access;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.broadsheet.database.Sql;

/**
 * Which partner reads: that of the key of the current request. Whatever reads articles for Delivery asks it, so that a
 * partner sees its product alone. Outside of requests nobody is a partner.
 */
@ApplicationScoped
public class PartnerReading {

    private static final String PARTNER = "broadsheet.partner";

    private final CurrentVertxRequest current;

    PartnerReading(CurrentVertxRequest current) {
        this.current = current;
    }

    /** The partner; empty for everybody else. */
    public Optional<Partner> partner() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent()).map(request -> request.<Partner>get(PARTNER))
                : Optional.empty();
    }

    /** What it gets. */
    public Optional<Product> product() {
        return partner().map(Partner::product);
    }

    /** A further condition on a public article of this alias; nothing for everybody else. */
    public Sql condition(String alias) {
        return product().map(product -> product.condition(alias)).orElseGet(() -> Sql.of(""));
    }

    /** The same for an article that is or was public. */
    public Sql known(String alias) {
        return product().map(product -> product.known(alias)).orElseGet(() -> Sql.of(""));
    }

    /** From now on this request is a partner's. */
    static void set(RoutingContext request, Partner partner) {
        request.put(PARTNER, partner);
    }
}
