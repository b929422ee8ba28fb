package org.broadsheet.quota;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What counts as one client without a key: an IPv4 address, also if it is written as an IPv6 one (RFC 4291, section
 * 2.5.5.2), or a /64 network of IPv6, the smallest that a subscriber has, who can use any of its 2^64 addresses.
 */
public final class ClientAddress {

    private static final int IPV6_BYTES = 16;
    private static final int NETWORK_BYTES = 8;

    /** Proxies may forward names in place of addresses (RFC 7239, section 6). */
    private static final int LONGEST_NAME = 64;

    private ClientAddress() {}

    /**
     * The client of a request: by its socket, or by what a proxy listed in {@code quarkus.http.proxy.trusted-proxies}
     * forwards.
     */
    public static String of(HttpServerRequest request) {
        return network(Optional.ofNullable(request.remoteAddress())
                .map(SocketAddress::hostAddress)
                .orElse(""));
    }

    /** The client at this address; a name that is not an address stands for itself, shortened. */
    static String network(String address) {
        InetAddress parsed = NetUtil.createInetAddressFromIpAddressString(address);
        return parsed == null
                ? address.substring(0, Math.min(LONGEST_NAME, address.length()))
                : network(parsed).getHostAddress();
    }

    /** The same as an address, whose last 64 bits are 0 if it is one of IPv6. */
    public static InetAddress network(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != IPV6_BYTES) {
            return address;
        }
        Arrays.fill(bytes, NETWORK_BYTES, IPV6_BYTES, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Sixteen bytes are always an address", e);
        }
    }
}
