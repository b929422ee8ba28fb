package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.broadsheet.outward.OutwardException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses that somebody names may be connected to. */
class DestinationsTest {

    private static final Map<String, List<InetAddress>> NAMES = Map.of(
            "pictures.example", addresses("93.184.215.14", "2606:2800:21f:cb07::1"),
            "localhost", addresses("127.0.0.1", "::1"),
            "intranet", addresses("10.1.2.3"),
            "half.example", addresses("93.184.215.14", "192.168.0.1"),
            "mapped.example", addresses("64:ff9b::10.1.2.3"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://2130706433/",
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://0x7f.0x0.0x0.0x1/",
                "http://017700000001/",
                "http://0177.0.0.1/",
                "http://010.0.0.1/",
                "http://127.1/",
                "http://127.0.0.1./",
                "http://0/",
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:93.184.215.14]/",
                "http://[::127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[fe80::1%25lo]/",
                "http://[fe80::1%25lo]:8080/",
                "http://169.254.169.254/latest/meta-data/",
                "http://localhost/",
                "http://LOCALHOST/",
                "http://localhost./",
                "http://intranet/",
                "http://half.example/",
                "http://mapped.example/",
                "http://unknown.example/",
                "http://\u2460\u2461\u2466.\u24ea.\u24ea.\u2460/",
                "http://pictures.example%2f/",
                "http://pictures_.example/",
                "http://editor@pictures.example/",
                "http://editor:secret@pictures.example/",
                "http://@pictures.example/",
                "http://pictures.example:0/",
                "http://pictures.example:22/",
                "http://pictures.example:25/",
                "http://pictures.example:1023/",
                "http://pictures.example:65536/",
                "http://pictures.example:2147483648/",
                "ftp://pictures.example/",
                "file:///etc/passwd",
                "file://pictures.example/etc/passwd",
                "jar:http://pictures.example/!/",
                "http:pictures.example",
                "http:///pictures.example",
                "//pictures.example/",
                "pictures.example",
                "/pictures",
                ""
            })
    void an_address_is_refused_however_it_is_spelled(String address) {
        assertThatThrownBy(() -> destinations().of(URI.create(address)))
                .isInstanceOfSatisfying(
                        OutwardException.class, e -> assertThat(e.reason()).isEqualTo(Reason.ADDRESS))
                .hasMessageStartingWith("Must ")
                .hasMessageNotContainingAny("10.1.2.3", "192.168.0.1");
    }

    @Test
    void an_unknown_name_and_a_private_one_cannot_be_told_apart() {
        assertThatThrownBy(() -> destinations().of(URI.create("http://intranet/")))
                .hasMessage("Must lead to a host on the public internet, or to one that broadsheet.outward.allow names;"
                        + " intranet is neither");
        assertThatThrownBy(() -> destinations().of(URI.create("http://unknown/")))
                .hasMessage("Must lead to a host on the public internet, or to one that broadsheet.outward.allow names;"
                        + " unknown is neither");
    }

    @ParameterizedTest
    @CsvSource({
        "http://pictures.example, pictures.example, 80, /",
        "http://pictures.example?a=b, pictures.example, 80, /?a=b",
        "HTTPS://Pictures.Example./a%20b?c#d, pictures.example, 443, /a%20b?c",
        "http://pictures.example:/a, pictures.example, 80, /a",
        "http://pictures.example:443/a, pictures.example, 443, /a",
        "https://pictures.example:8443/, pictures.example, 8443, /",
        "http://pictures.example/\u00e9, pictures.example, 80, /%C3%A9",
        "http://pictures.example//other.example/, pictures.example, 80, //other.example/",
        "http://93.184.215.14/, 93.184.215.14, 80, /",
        "http://[2606:2800:21F:CB07::1]/, [2606:2800:21f:cb07::1], 80, /"
    })
    void a_public_host_is_a_destination(String address, String host, int port, String target) throws OutwardException {
        Destination destination = destinations().of(URI.create(address));

        assertThat(destination.host()).isEqualTo(host);
        assertThat(destination.port()).isEqualTo(port);
        assertThat(destination.target()).isEqualTo(target);
        assertThat(destination.servers()).isNotEmpty().allMatch(PublicAddresses::contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "10.0.0.0/8", "intranet", "Intranet."})
    void a_setting_allows_a_host_by_its_address_its_range_or_its_name(String entry) throws OutwardException {
        assertThat(destinations(entry).of(URI.create("http://intranet:8080/")).servers())
                .isEqualTo(addresses("10.1.2.3"));
    }

    @Test
    void a_setting_allows_nothing_else() {
        for (String address :
                List.of("http://127.0.0.1/", "http://half.example/", "http://[::1]/", "http://10.1.2.4/")) {
            assertThatThrownBy(() -> destinations("10.1.2.3", "intranet").of(URI.create(address)))
                    .isInstanceOf(OutwardException.class);
        }
    }

    @Test
    void an_allowed_name_is_not_allowed_by_its_address() {
        assertThatThrownBy(() -> destinations("intranet").of(URI.create("http://10.1.2.3/")))
                .isInstanceOf(OutwardException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/99", "10.0.0", "http://intranet/", "intranet:80", "*.example", ""})
    void an_entry_that_is_nothing_of_this_is_refused_at_the_start(String entry) {
        assertThatThrownBy(() -> destinations(entry))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("broadsheet.outward.allow");
    }

    private static Destinations destinations(String... allowed) {
        return new Destinations(
                name -> {
                    if (!NAMES.containsKey(name)) {
                        throw new UnknownHostException(name);
                    }
                    return NAMES.get(name);
                },
                Settings.allowing(allowed));
    }

    private static List<InetAddress> addresses(String... addresses) {
        return Arrays.stream(addresses).map(Inet::parseInetAddress).toList();
    }
}
