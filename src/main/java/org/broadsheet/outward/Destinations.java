package org.broadsheet.outward;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.broadsheet.outward.OutwardException.Reason;

/**
 * Decides whether an address that somebody named may be connected to. All IP addresses of its host must be public, or
 * allowed by {@code broadsheet.outward.allow}: a name with a public and a private address may lead to either.
 */
@Singleton
@Startup
public class Destinations implements DestinationRules {

    /** Ports below are reserved, mostly for protocols such as SMTP, whose servers might find commands in a request. */
    private static final int FIRST_FREE_PORT = 1024;

    private static final int LAST_PORT = 65_535;

    private final TrustedRules trusted = new TrustedRules();
    private final HostResolver resolver;
    private final AllowList allowed;

    Destinations(HostResolver resolver, OutwardConfig config) {
        this.resolver = resolver;
        this.allowed = new AllowList(config.allow().orElse(List.of()));
    }

    /**
     * The checked destination of an address. Blocks for as long as DNS takes. An unknown name fails with the same
     * sentence as one with a private address, so that nobody can find out which names a private network has.
     *
     * @throws OutwardException for the reason {@code ADDRESS} if it may not be connected to
     */
    public Destination of(URI address) throws OutwardException {
        Place place = placeOf(address);
        return destination(place, addresses(place.host()));
    }

    @Override
    public Place placeOf(URI address) throws OutwardException {
        Place place = trusted.placeOf(address);
        int port = place.port();
        if (!TrustedRules.PORTS.containsValue(port) && (port < FIRST_FREE_PORT || port > LAST_PORT)) {
            throw new OutwardException(
                    Reason.ADDRESS,
                    "Must have the port 80 or 443, or one from " + FIRST_FREE_PORT + " to " + LAST_PORT);
        }
        return place;
    }

    @Override
    public Destination destination(Place place, List<InetAddress> servers) throws OutwardException {
        Host host = place.host();
        if (servers.isEmpty() || !(allowed.names(host) || servers.stream().allMatch(this::mayConnect))) {
            throw new OutwardException(
                    Reason.ADDRESS,
                    "Must lead to a host on the public internet, or to one that broadsheet.outward.allow names; "
                            + host.name() + " is neither");
        }
        return place.with(servers);
    }

    /** All addresses of a host; none for an unknown name. Blocks for as long as DNS takes. */
    List<InetAddress> addresses(Host host) {
        if (host.literal() != null) {
            return List.of(host.literal());
        }
        try {
            return resolver.addresses(host.name());
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    private boolean mayConnect(InetAddress server) {
        return PublicAddresses.contains(server) || allowed.covers(server);
    }
}
