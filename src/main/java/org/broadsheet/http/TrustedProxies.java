package org.broadsheet.http;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads {@code quarkus.http.proxy.trusted-proxies}: addresses, CIDR ranges and names of hosts, each with or without a
 * port.
 */
final class TrustedProxies {

    private TrustedProxies() {}

    /**
     * Which addresses are those of proxies.
     *
     * @param forwarding whether addresses that proxies forward are believed; without a list, those of any proxy are
     */
    static Predicate<InetAddress> of(boolean forwarding, List<String> proxies) {
        if (!forwarding) {
            return address -> false;
        }
        if (proxies.isEmpty()) {
            return address -> true;
        }
        List<CidrAddress> ranges =
                proxies.stream().flatMap(TrustedProxies::ranges).toList();
        return address -> ranges.stream().anyMatch(range -> range.matches(address));
    }

    private static Stream<CidrAddress> ranges(String proxy) {
        CidrAddress range = Inet.parseCidrAddress(proxy);
        if (range != null) {
            return Stream.of(range);
        }
        InetAddress literal = Inet.parseInetAddress(proxy);
        if (literal != null) {
            return Stream.of(whole(literal));
        }
        int port = proxy.lastIndexOf(':');
        String host = port < 0 ? proxy : proxy.substring(0, port);
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).map(TrustedProxies::whole);
        } catch (UnknownHostException e) {
            throw new ConfigurationException("quarkus.http.proxy.trusted-proxies names an unknown host: " + proxy, e);
        }
    }

    private static CidrAddress whole(InetAddress address) {
        return CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
    }
}
