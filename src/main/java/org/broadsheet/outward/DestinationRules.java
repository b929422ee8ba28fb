package org.broadsheet.outward;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/** Decides where an address may lead: first by how it is spelled, then by what its host's name is found to mean. */
interface DestinationRules {

    /**
     * An address taken apart, before anything is looked up.
     *
     * @param address http or https, in ASCII, with a path
     * @param port the one in the address, or the scheme's own
     */
    record Place(URI address, Host host, int port) {

        Destination with(List<InetAddress> servers) {
            return new Destination(address, host.name(), port, servers);
        }
    }

    /**
     * Where an address is.
     *
     * @throws OutwardException for the reason {@code ADDRESS} if it is spelled as it may not be
     */
    Place placeOf(URI address) throws OutwardException;

    /**
     * The destination at a place.
     *
     * @param servers all addresses of its host; empty for an unknown name
     * @throws OutwardException if they may not be connected to, or there are none
     */
    Destination destination(Place place, List<InetAddress> servers) throws OutwardException;
}
