package org.broadsheet.outward;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads {@code broadsheet.outward.allow}: what may be connected to although it is not public. */
final class AllowList {

    private final List<CidrAddress> ranges = new ArrayList<>();
    private final Set<Host> names = new HashSet<>();

    AllowList(List<String> entries) {
        entries.forEach(this::add);
    }

    private void add(String entry) {
        CidrAddress range = Inet.parseCidrAddress(entry);
        InetAddress address = range == null ? Inet.parseInetAddress(entry) : null;
        if (range != null) {
            ranges.add(range);
        } else if (address != null) {
            ranges.add(CidrAddress.create(address, address.getAddress().length * Byte.SIZE));
        } else {
            names.add(Host.named(entry)
                    .orElseThrow(
                            () -> new ConfigurationException("broadsheet.outward.allow has an entry that is neither"
                                    + " an IP address nor a CIDR range nor the name of a host: " + entry)));
        }
    }

    /** Whether a host is allowed by its name, whatever addresses it has. */
    boolean names(Host host) {
        return names.contains(host);
    }

    /** Whether an address is allowed. */
    boolean covers(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.matches(address.getAddress()));
    }
}
