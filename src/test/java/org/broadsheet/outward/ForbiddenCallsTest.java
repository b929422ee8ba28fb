package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.common.net.Inet;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.outward.OutwardException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Addresses that must not be called, however they are spelled. */
class ForbiddenCallsTest {

    private static final Vertx VERTX = Vertx.vertx();

    /** Listens on all addresses of this machine, so that calls to loopback would arrive. */
    private static final ScriptedServer SERVER = ScriptedServer.saying("HTTP/1.1 204 No Content\r\n\r\n");

    private static final String PUBLIC = "93.184.215.14";

    private static final Map<String, List<InetAddress>> NAMES = Map.ofEntries(
            name("localhost", "127.0.0.1", "::1"),
            name("localhost.localdomain", "127.0.0.1"),
            name("hooks.localhost", "127.0.0.1"),
            name("localtest.example", "127.0.0.1"),
            name("loopback6.example", "::1"),
            name("intranet", "10.1.2.3"),
            name("half.example", PUBLIC, "127.0.0.1"),
            name("half-first.example", "127.0.0.1", PUBLIC),
            name("half6.example", PUBLIC, "::1"),
            name("nat64.example", "64:ff9b::7f00:1"),
            name("local-nat64.example", "64:ff9b:1::7f00:1"),
            name("6to4.example", "2002:7f00:1::1"),
            name("teredo.example", "2001:0:7f00:1::1"),
            name("any.example", "0.0.0.0"),
            name("metadata.google.internal", "169.254.169.254"),
            name("instance-data", "169.254.169.254"),
            name("127.0.0.1.sslip.example", "127.0.0.1"),
            name("xn--bcher-kva.example", "192.168.0.1"),
            name("public.example", PUBLIC));

    /** {@code PORT} is the one at which the server listens. */
    static Stream<String> addresses() {
        Stream<String> hosts = Stream.of(
                // Loopback, and other spellings of it.
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "127.1",
                "127.0.1",
                "127.0.0.1.",
                "2130706433",
                "4294967295",
                "0x7f000001",
                "0x7F.0x0.0x0.0x1",
                "0x7f.1",
                "0x7f.0.0.1",
                "017700000001",
                "0177.0.0.1",
                "0177.0.0.01",
                "00000177.0.0.1",
                "127.0.0.001",
                "127.0.0.0x1",
                "0",
                "0.0.0.0",
                "0.0.0.1",
                "00.0.0.0",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[0000:0000:0000:0000:0000:0000:0000:0001]",
                // IPv4 inside IPv6.
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::FFFF:127.0.0.1]",
                "[0:0:0:0:0:ffff:7f00:0001]",
                "[::127.0.0.1]",
                "[::7f00:1]",
                "[::ffff:0:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::7f00:1]",
                "[2002:7f00:1::]",
                "[2002:a9fe:a9fe::1]",
                "[2001:0:7f00:1::1]",
                "[2001::80ff:fffe]",
                // Private, shared and local.
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "192.168.1.254",
                "100.64.0.1",
                "100.127.255.254",
                "169.254.0.1",
                "198.18.0.1",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fd12:3456:789a::1]",
                "[fe80::1]",
                "[fe80::1%25lo]",
                "[fe80::1%25eth0]",
                "[fec0::1]",
                // Multicast, broadcast, reserved and documentation.
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "[ff02::1]",
                "[ff05::2]",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "[2001:db8::1]",
                "[100::1]",
                "[3fff::1]",
                "[5f00::1]",
                // Metadata of clouds.
                "169.254.169.254",
                "2852039166",
                "0xa9fea9fe",
                "0251.0376.0251.0376",
                "169.254.170.2",
                "100.100.100.200",
                "192.0.0.192",
                "168.63.129.16",
                // Digits and dots that some programs turn into ASCII.
                "\u2460\u2461\u2466.\u2460",
                "\uff11\uff12\uff17.0.0.1",
                "127\u30020.0.1",
                "127\uff0e0\uff0e0\uff0e1",
                "\uff4cocalhost",
                "b\u00fccher.example",
                "xn--bcher-kva.example",
                // Names.
                "localhost",
                "LOCALHOST",
                "localhost.",
                "localhost.localdomain",
                "hooks.localhost",
                "localtest.example",
                "loopback6.example",
                "intranet",
                "half.example",
                "half-first.example",
                "half6.example",
                "nat64.example",
                "local-nat64.example",
                "6to4.example",
                "teredo.example",
                "any.example",
                "metadata.google.internal",
                "instance-data",
                "127.0.0.1.sslip.example",
                "unknown.example",
                "localhost..",
                ".localhost",
                "local_host",
                "localhost%2e",
                "127.0.0.1%00.public.example",
                // Users and passwords.
                "public.example@127.0.0.1",
                "public.example:80@127.0.0.1",
                "user@public.example",
                "user:secret@public.example",
                "@public.example",
                "%40public.example",
                "127.0.0.1%2f@public.example");
        Stream<String> whole = Stream.of(
                "https://127.0.0.1:PORT/",
                "HTTP://127.0.0.1:PORT",
                "http:127.0.0.1:PORT",
                "http:///127.0.0.1:PORT/",
                "//127.0.0.1:PORT/",
                "/",
                "",
                "ftp://127.0.0.1:PORT/",
                "file:///etc/passwd",
                "file://localhost/etc/passwd",
                "gopher://127.0.0.1:PORT/_GET",
                "unix:/var/run/docker.sock",
                "jar:http://127.0.0.1:PORT/!/",
                "ws://127.0.0.1:PORT/",
                "http://public.example:0/",
                "http://public.example:22/",
                "http://public.example:25/",
                "http://public.example:1023/",
                "http://public.example:65536/",
                "http://public.example:99999999999/");
        return Stream.concat(hosts.map(host -> "http://" + host + ":PORT/"), whole);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        VERTX.close();
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void a_forbidden_address_is_refused_without_a_connection(String address) {
        Settings settings = Settings.allowing();
        Caller caller = new Caller(VERTX, new Destinations(ForbiddenCallsTest::lookUp, settings), settings, "1", null);
        URI forbidden = URI.create(address.replace("PORT", String.valueOf(SERVER.port())));

        assertThatThrownBy(() -> caller.send(new Call(forbidden, "POST", Map.of(), new byte[0], Duration.ofMinutes(1)))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get())
                .cause()
                .isInstanceOfSatisfying(
                        OutwardException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ADDRESS))
                .hasMessageStartingWith("Must ");
        assertThat(SERVER.connections()).isZero();
        caller.close();
    }

    private static Map.Entry<String, List<InetAddress>> name(String name, String... addresses) {
        return Map.entry(
                name, Arrays.stream(addresses).map(Inet::parseInetAddress).toList());
    }

    private static List<InetAddress> lookUp(String name) throws UnknownHostException {
        if (!NAMES.containsKey(name)) {
            throw new UnknownHostException(name);
        }
        return NAMES.get(name);
    }
}
