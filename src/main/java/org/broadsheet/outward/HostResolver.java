package org.broadsheet.outward;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the IP addresses of a host. May block for as long as DNS takes. */
@FunctionalInterface
interface HostResolver {

    /** All addresses that a DNS name has, the preferred one first. */
    List<InetAddress> addresses(String name) throws UnknownHostException;
}
