package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.support.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which IP addresses are those of hosts on the public internet. */
class PublicAddressesTest {

    static List<String> ranges() {
        return SpecialRanges.ALL;
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void a_special_range_is_refused_from_its_first_address_to_its_last(String range) {
        CidrAddress cidr = Inet.parseCidrAddress(range);
        byte[] first = cidr.getNetworkAddress().getAddress();

        assertThat(PublicAddresses.contains(address(first))).isFalse();
        assertThat(PublicAddresses.contains(address(last(first, cidr.getNetmaskBits()))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "127.0.0.1",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "64:ff9b::127.0.0.1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b::10.1.2.3",
                "2002:7f00:1::",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                "fd00:ec2::254",
                "fd20:ce::254",
                "fe80::1",
                "ff02::1"
            })
    void an_address_that_attackers_name_is_refused(String address) {
        assertThat(PublicAddresses.contains(Inet.parseInetAddress(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "168.63.129.15",
                "168.63.129.17",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:200::1",
                "2001:db7:ffff::1",
                "2001:db9::",
                "2003::1",
                "2606:4700:4700::1111",
                "2a00:1450:4001:80b::200e",
                "3fff:1000::",
                "64:ff9b::1.1.1.1"
            })
    void an_address_beside_the_special_ranges_is_public(String address) {
        assertThat(PublicAddresses.contains(Inet.parseInetAddress(address))).isTrue();
    }

    @Provide
    Arbitrary<byte[]> ipv4() {
        return Arbitraries.bytes().array(byte[].class).ofSize(4);
    }

    @Provide
    Arbitrary<byte[]> ipv6() {
        return Arbitraries.bytes().array(byte[].class).ofSize(16);
    }

    @Property(tries = 5000, seed = Proof.ORDINARY_SEED)
    void whatever_the_jdk_calls_local_is_refused(@ForAll("ipv4") byte[] ipv4, @ForAll("ipv6") byte[] ipv6) {
        for (InetAddress address : new InetAddress[] {address(ipv4), address(ipv6)}) {
            if (address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress()) {
                assertThat(PublicAddresses.contains(address)).as("%s", address).isFalse();
            }
        }
    }

    @Property(tries = 5000, seed = Proof.ORDINARY_SEED)
    void ipv4_in_ipv6_is_never_more_public_than_by_itself(@ForAll("ipv4") byte[] ipv4) {
        boolean isPublic = PublicAddresses.contains(address(ipv4));

        assertThat(PublicAddresses.contains(carrying("64:ff9b::", 12, ipv4))).isEqualTo(isPublic);
        assertThat(PublicAddresses.contains(carrying("64:ff9b:1::", 12, ipv4))).isFalse();
        assertThat(PublicAddresses.contains(carrying("::", 12, ipv4))).isFalse();
        assertThat(PublicAddresses.contains(carrying("::ffff:0:0", 12, ipv4))).isFalse();
        assertThat(PublicAddresses.contains(carrying("2002::", 2, ipv4))).isFalse();
        assertThat(PublicAddresses.contains(carrying("2001::", 4, ipv4))).isFalse();
        assertThat(PublicAddresses.contains(carrying("2001::", 12, ipv4))).isFalse();
    }

    /** An IPv6 address with four of its bytes replaced. */
    private static InetAddress carrying(String prefix, int from, byte[] ipv4) {
        byte[] bytes = Inet.parseInet6AddressToBytes(prefix);
        System.arraycopy(ipv4, 0, bytes, from, ipv4.length);
        return address(bytes);
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return SpecialRanges.address(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] last(byte[] first, int prefix) {
        byte[] last = Arrays.copyOf(first, first.length);
        for (int bit = prefix; bit < last.length * Byte.SIZE; bit++) {
            last[bit / Byte.SIZE] |= (byte) (0x80 >> bit % Byte.SIZE);
        }
        return last;
    }
}
