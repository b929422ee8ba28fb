package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.broadsheet.outward.OutwardException.Reason;
import org.broadsheet.support.Proof;

/** Never connects to an address in a special range, by whatever name, unless the setting allows it. */
class NoPrivateConnectionTest {

    private static final Vertx VERTX = Vertx.vertx();

    /** Listens on all addresses of this machine, so that connections to loopback would arrive. */
    private static final ScriptedServer SERVER =
            ScriptedServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret");

    private record Special(String range, InetAddress address) {}

    @Provide
    Arbitrary<Special> special() {
        return Combinators.combine(
                        Arbitraries.of(SpecialRanges.ALL),
                        Arbitraries.bytes().array(byte[].class).ofSize(16))
                .as(NoPrivateConnectionTest::within);
    }

    @Property(tries = 2000, seed = Proof.ORDINARY_SEED)
    void a_name_with_a_special_address_is_not_connected_to(
            @ForAll("special") Special special, @ForAll boolean first, @ForAll boolean alone) {
        InetAddress open = Inet.parseInetAddress("93.184.215.14");
        List<InetAddress> servers = alone
                ? List.of(special.address())
                : first ? List.of(special.address(), open) : List.of(open, special.address());

        refused(servers, SERVER.at("named.example", "/"));
    }

    @Property(tries = 2000, seed = Proof.ORDINARY_SEED)
    void a_special_address_itself_is_not_connected_to(@ForAll("special") Special special) {
        refused(List.of(), SERVER.at(Inet.toURLString(special.address(), true), "/"));
    }

    @Property(tries = 2000, seed = Proof.ORDINARY_SEED)
    void a_special_address_may_be_connected_to_if_its_range_is_allowed(@ForAll("special") Special special)
            throws OutwardException {
        Destinations destinations =
                new Destinations(name -> List.of(special.address()), Settings.allowing(special.range()));

        assertThat(destinations.of(SERVER.at("named.example", "/")).servers()).containsExactly(special.address());
    }

    @AfterContainer
    static void stop() {
        SERVER.close();
        VERTX.close();
    }

    private static void refused(List<InetAddress> servers, URI address) {
        Settings settings = Settings.allowing();
        Fetcher fetcher = new Fetcher(VERTX, new Destinations(name -> servers, settings), settings, "1", null);

        assertThatThrownBy(() -> fetcher.fetch(address, 1000))
                .isInstanceOfSatisfying(
                        OutwardException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ADDRESS));
        assertThat(SERVER.connections()).isZero();
    }

    private static Special within(String range, byte[] random) {
        CidrAddress cidr = Inet.parseCidrAddress(range);
        byte[] bytes = cidr.getNetworkAddress().getAddress();
        for (int bit = cidr.getNetmaskBits(); bit < bytes.length * Byte.SIZE; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            bytes[bit / Byte.SIZE] |= (byte) (random[bit / Byte.SIZE] & mask);
        }
        try {
            return new Special(range, SpecialRanges.address(bytes));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
