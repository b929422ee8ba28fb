package org.broadsheet.outward;

import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of an address: a DNS name, or an IP address in its usual spelling. Other spellings of IPv4 (decimal, octal,
 * hexadecimal, fewer than four parts) are no hosts, since programs differ in what they read in them.
 *
 * @param name in lower case, without a dot at its end; an IPv6 address in brackets
 * @param literal the IP address that the name is; null for a DNS name
 */
record Host(String name, InetAddress literal) {

    /** At most 253 characters (RFC 1035). The last label begins with a letter, so that no number is a name (RFC 3696). */
    private static final Pattern DNS_NAME = Pattern.compile(
            "(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /** The host that a URI has; empty if it is neither a name nor an IP address. IPv6 is in brackets, without a zone. */
    static Optional<Host> of(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) {
            return ipv6(lower.substring(1, lower.length() - 1));
        }
        InetAddress ipv4 = Inet.parseInet4Address(lower);
        return ipv4 != null && ipv4.getHostAddress().equals(lower) ? Optional.of(new Host(lower, ipv4)) : named(lower);
    }

    /** The host with this DNS name; empty if it is not one. */
    static Optional<Host> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String relative = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return DNS_NAME.matcher(relative).matches() ? Optional.of(new Host(relative, null)) : Optional.empty();
    }

    private static Optional<Host> ipv6(String address) {
        return address.contains("%")
                ? Optional.empty()
                : Optional.ofNullable(Inet.parseInet6Address(address))
                        .map(literal -> new Host("[" + address + "]", literal));
    }
}
