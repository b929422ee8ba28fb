package org.broadsheet.outward;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks whatever the operating system asks: DNS, and its file of hosts. */
@ApplicationScoped
class SystemResolver implements HostResolver {

    @Override
    public List<InetAddress> addresses(String name) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(name));
    }
}
