package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.broadsheet.support.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server of S3's protocol, which checks signatures, as a process. */
class S3StoreIT extends MediaStoreContract {

    /** What the build copies for this test. */
    private static final Path JARS = Path.of("target", "s3proxy");

    private static final String BUCKET = "pictures";
    private static final String KEY = "the-key-of-the-tests";
    private static final String SECRET = "the-secret-of-the-tests";

    @TempDir
    static Path folder;

    private static Process server;
    private static int port;
    private static MediaStore store;

    @BeforeAll
    static void a_server() throws IOException {
        port = Program.freePort();
        Files.createDirectories(folder.resolve("data").resolve(BUCKET));
        Path settings = Files.writeString(
                folder.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem
                jclouds.filesystem.basedir=%s
                """.formatted(port, KEY, SECRET, folder.resolve("data")));
        Path quiet = Files.writeString(
                folder.resolve("logback.xml"), "<configuration><root level=\"OFF\"/></configuration>");
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Dlogback.configurationFile=" + quiet,
                        "-cp",
                        JARS.toAbsolutePath() + "/*",
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3proxy.log").toFile())
                .start();
        store = store(Map.of());
        await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> !store.has(original()));
    }

    @AfterAll
    static void stop() {
        server.destroy();
    }

    /** A store in the bucket, with these settings instead of those that work. */
    private static MediaStore store(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "broadsheet.media.s3.bucket",
                BUCKET,
                "broadsheet.media.s3.prefix",
                "kept/",
                "broadsheet.media.s3.endpoint",
                "http://127.0.0.1:" + port,
                "broadsheet.media.s3.path-style",
                "true",
                "broadsheet.media.s3.access-key",
                KEY,
                "broadsheet.media.s3.secret-key",
                SECRET));
        all.putAll(settings);
        BucketSettings bucket = new SmallRyeConfigBuilder()
                .withMapping(BucketSettings.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(BucketSettings.class);
        return MediaStores.bucket(bucket, FAILURES);
    }

    @Override
    MediaStore store() {
        return store;
    }

    @Override
    MediaStore broken() {
        return store(Map.of("broadsheet.media.s3.secret-key", "another"));
    }

    @Test
    void a_bucket_that_does_not_exist_is_a_failure_and_not_an_empty_store() {
        MediaStore elsewhere = store(Map.of("broadsheet.media.s3.bucket", "no-such-bucket"));

        assertThatThrownBy(() -> elsewhere.read(original())).isInstanceOf(MediaStoreException.class);
    }

    @Test
    void what_is_missing_in_the_settings_is_named() {
        assertThatThrownBy(() -> store(Map.of("broadsheet.media.s3.bucket", "")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("broadsheet.media.s3.bucket");
        assertThatThrownBy(() -> store(Map.of("broadsheet.media.s3.secret-key", "")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("broadsheet.media.s3.secret-key");
    }
}
