package org.broadsheet.outward;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * An address that may be connected to, with the servers that were checked. Whoever connects must connect to one of these,
 * and never look the name up again: the second answer of a DNS server may differ from the first.
 *
 * @param address http or https, in ASCII, with a path
 * @param host the host's name as it goes into the header Host, and as its certificate must have it; IPv6 in brackets
 * @param port the one in the address, or the scheme's own
 * @param servers at least one, the preferred one first
 */
public record Destination(URI address, String host, int port, List<InetAddress> servers) {

    static final String ENCRYPTED = "https";

    /** Whether the connection has to be encrypted. */
    public boolean encrypted() {
        return ENCRYPTED.equalsIgnoreCase(address.getScheme());
    }

    /** The path and the query, as they go into the request line. */
    public String target() {
        String query = address.getRawQuery();
        return query == null ? address.getRawPath() : address.getRawPath() + "?" + query;
    }
}
