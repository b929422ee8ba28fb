package org.broadsheet.outward;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The IP addresses that belong to hosts on the public internet.
 *
 * <p>Sources: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890, RFC 8190), as of October 2025, and the
 * IANA IPv6 address space registry, of which only {@code 2000::/3} is global unicast. A block that the registries do not
 * call globally reachable is refused as a whole, also where they except single anycast services from it, since none of
 * these serves files.
 *
 * <p>Not known here: a NAT64 prefix of the network's own (RFC 6052), whose translator has to refuse private addresses
 * itself.
 */
public final class PublicAddresses {

    private static final List<CidrAddress> NOT_PUBLIC_IPV4 = ranges(
            "0.0.0.0/8", // this network, RFC 791
            "10.0.0.0/8", // private, RFC 1918
            "100.64.0.0/10", // shared by carriers, RFC 6598
            "127.0.0.0/8", // loopback, RFC 1122
            "169.254.0.0/16", // link-local, RFC 3927; metadata of most clouds is at 169.254.169.254
            "168.63.129.16/32", // in no registry: Azure's platform, public by number but different for each machine
            "172.16.0.0/12", // private, RFC 1918
            "192.0.0.0/24", // IETF protocols, RFC 6890; metadata of Oracle's cloud is at 192.0.0.192
            "192.0.2.0/24", // documentation, RFC 5737
            "192.88.99.0/24", // relays of 6to4, deprecated by RFC 7526
            "192.168.0.0/16", // private, RFC 1918
            "198.18.0.0/15", // benchmarks, RFC 2544
            "198.51.100.0/24", // documentation, RFC 5737
            "203.0.113.0/24", // documentation, RFC 5737
            "224.0.0.0/4", // multicast, RFC 5771
            "240.0.0.0/4"); // reserved, RFC 1112; broadcast, RFC 919

    /** All but this is loopback, unspecified, local, multicast, IPv4 in another form, or not assigned: RFC 4291. */
    private static final CidrAddress GLOBAL_UNICAST_IPV6 = Inet.parseCidrAddress("2000::/3");

    private static final List<CidrAddress> NOT_PUBLIC_IPV6 = ranges(
            "2001::/23", // IETF protocols, RFC 2928; Teredo, RFC 4380, which carries IPv4
            "2001:db8::/32", // documentation, RFC 3849
            "2002::/16", // 6to4, RFC 3056, which carries IPv4
            "3fff::/20"); // documentation, RFC 9637

    /** Networks without IPv4 reach all of it through this prefix: RFC 6052. It is as public as what it carries. */
    private static final CidrAddress NAT64 = Inet.parseCidrAddress("64:ff9b::/96");

    private static final int IPV4_BYTES = 4;

    private PublicAddresses() {}

    /** Whether this is the address of a host on the public internet. */
    public static boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == IPV4_BYTES) {
            return matchesNone(NOT_PUBLIC_IPV4, bytes);
        }
        if (NAT64.matches(bytes)) {
            return matchesNone(NOT_PUBLIC_IPV4, Arrays.copyOfRange(bytes, bytes.length - IPV4_BYTES, bytes.length));
        }
        return GLOBAL_UNICAST_IPV6.matches(bytes) && matchesNone(NOT_PUBLIC_IPV6, bytes);
    }

    private static boolean matchesNone(List<CidrAddress> ranges, byte[] address) {
        return ranges.stream().noneMatch(range -> range.matches(address));
    }

    private static List<CidrAddress> ranges(String... ranges) {
        return Stream.of(ranges).map(Inet::parseCidrAddress).toList();
    }
}
