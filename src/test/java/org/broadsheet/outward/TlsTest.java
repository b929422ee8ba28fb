package org.broadsheet.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.common.net.Inet;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.broadsheet.outward.OutwardException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files fetched and calls made over TLS: connected to the checked IP address, with a certificate for the name. */
class TlsTest {

    private static final String NAME = "pictures.example";
    private static final String PASSWORD = "changeit";
    private static final Vertx VERTX = Vertx.vertx();
    private static final Settings SETTINGS = Settings.allowing("127.0.0.1");
    private static final Destinations DESTINATIONS =
            new Destinations(name -> List.of(Inet.parseInetAddress("127.0.0.1")), SETTINGS);

    @TempDir
    private static Path folder;

    private static PfxOptions certificate;
    private static HttpServer server;

    /** Answers with the name that the client indicated, and redirects to http at one address. */
    @BeforeAll
    static void startServer() throws IOException, InterruptedException {
        certificate = new PfxOptions()
                .setPath(selfSigned(folder.resolve("certificate.p12")))
                .setPassword(PASSWORD);
        server = VERTX.createHttpServer(
                        new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate))
                .requestHandler(request -> {
                    if (request.path().equals("/redirect")) {
                        request.response()
                                .setStatusCode(302)
                                .putHeader("Location", "http://" + NAME + ":" + server.actualPort() + "/")
                                .end();
                    } else {
                        request.response()
                                .end(request.connection().indicatedServerName() + " "
                                        + request.authority().host());
                    }
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stopServer() {
        VERTX.close();
    }

    @Test
    void a_certificate_has_to_be_for_the_name_and_not_for_the_ip_address() throws OutwardException, IOException {
        try (FetchedFile file = trusting(certificate).fetch(at(NAME, "/"), 1000)) {
            assertThat(Files.readString(file.path())).isEqualTo(NAME + " " + NAME);
        }
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        assertThat(failure(trusting(certificate), at("other.example", "/"))).isEqualTo(Reason.TLS);
        assertThat(failure(trusting(certificate), at("127.0.0.1", "/"))).isEqualTo(Reason.TLS);
    }

    @Test
    void a_certificate_that_nobody_trusts_is_refused() {
        assertThat(failure(trusting(null), at(NAME, "/"))).isEqualTo(Reason.TLS);
    }

    @Test
    void a_redirect_from_https_to_http_is_refused() {
        assertThat(failure(trusting(certificate), at(NAME, "/redirect"))).isEqualTo(Reason.REDIRECT);
    }

    @Test
    void a_call_has_to_find_a_certificate_for_the_name_too() throws Exception {
        assertThat(called(certificate, NAME).get().excerpt()).isEqualTo(NAME + " " + NAME);
        assertThat(failure(called(certificate, "other.example"))).isEqualTo(Reason.TLS);
        assertThat(failure(called(certificate, "127.0.0.1"))).isEqualTo(Reason.TLS);
        assertThat(failure(called(null, NAME))).isEqualTo(Reason.TLS);
    }

    private static CompletableFuture<Answer> called(PfxOptions trusted, String name) {
        return new Caller(VERTX, DESTINATIONS, SETTINGS, "1", trusted)
                .send(new Call(at(name, "/"), "POST", Map.of(), new byte[0], Duration.ofMinutes(1)))
                .toCompletionStage()
                .toCompletableFuture();
    }

    private static Reason failure(CompletableFuture<Answer> call) {
        return ((OutwardException) catchThrowableOfType(ExecutionException.class, call::get)
                        .getCause())
                .reason();
    }

    private static Fetcher trusting(PfxOptions trusted) {
        return new Fetcher(VERTX, DESTINATIONS, SETTINGS, "1", trusted);
    }

    private static Reason failure(Fetcher fetcher, URI address) {
        return catchThrowableOfType(OutwardException.class, () -> fetcher.fetch(address, 1000))
                .reason();
    }

    private static URI at(String host, String path) {
        return URI.create("https://" + host + ":" + server.actualPort() + path);
    }

    /** A certificate for the name, made by the JDK's own tool. */
    private static String selfSigned(Path file) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + NAME,
                        "-ext",
                        "san=dns:" + NAME)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        return file.toString();
    }
}
