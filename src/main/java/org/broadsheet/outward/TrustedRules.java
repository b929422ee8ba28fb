package org.broadsheet.outward;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.broadsheet.outward.OutwardException.Reason;

/** For addresses that the operator chose: any host and port will do. */
final class TrustedRules implements DestinationRules {

    /** The usual ports of the schemes. */
    static final Map<String, Integer> PORTS = Map.of("http", 80, Destination.ENCRYPTED, 443);

    @Override
    public Place placeOf(URI address) throws OutwardException {
        URI ascii = URI.create(address.toASCIIString());
        Integer usualPort = PORTS.get(String.valueOf(ascii.getScheme()).toLowerCase(Locale.ROOT));
        if (usualPort == null || ascii.getHost() == null || ascii.getRawUserInfo() != null) {
            throw new OutwardException(Reason.ADDRESS);
        }
        Host host = Host.of(ascii.getHost()).orElseThrow(() -> new OutwardException(Reason.ADDRESS));
        return new Place(withPath(ascii), host, ascii.getPort() < 0 ? usualPort : ascii.getPort());
    }

    private static URI withPath(URI address) {
        if (!address.getRawPath().isEmpty()) {
            return address;
        }
        String query = address.getRawQuery();
        return address.resolve(query == null ? "/" : "/?" + query);
    }

    @Override
    public Destination destination(Place place, List<InetAddress> servers) throws OutwardException {
        if (servers.isEmpty()) {
            throw new OutwardException(Reason.UNREACHABLE);
        }
        return place.with(servers);
    }
}
