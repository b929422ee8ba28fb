package org.broadsheet.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.quota.ClientAddress.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/** What counts as one client. */
class ClientAddressTest {

    @Test
    void an_address_of_ipv6_counts_as_its_network() {
        assertThat(network("2001:db8:1:2::1")).isEqualTo(network("2001:db8:1:2:ffff::9"));
        assertThat(network("2001:db8:1:2::1")).isNotEqualTo(network("2001:db8:1:3::1"));
    }

    @Test
    void an_address_of_ipv4_counts_by_itself_however_it_is_written() throws UnknownHostException {
        assertThat(network("192.0.2.1")).isEqualTo("192.0.2.1").isNotEqualTo(network("192.0.2.2"));
        assertThat(network("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(network("::ffff:c000:201")).isEqualTo("192.0.2.1");
        assertThat(network(InetAddress.getByName("::ffff:192.0.2.1")).getHostAddress())
                .isEqualTo("192.0.2.1");
    }

    @Test
    void what_is_no_address_counts_by_its_beginning() {
        assertThat(network("_hidden")).isEqualTo("_hidden");
        assertThat(network("x".repeat(500))).hasSize(64);
        assertThat(network("")).isEmpty();
    }
}
