package org.broadsheet.media;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the store that is configured. */
@ApplicationScoped
class MediaStores {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final MediaStore store;

    MediaStores(MediaSettings settings, BucketSettings bucket, StoreFailures failures) {
        this.store = switch (settings.store()) {
            case FOLDER -> folder(settings.folder(), failures);
            case S3 -> bucket(bucket, failures);
        };
    }

    /** Mistakes in the configuration are found when the program starts. A store that is down is none: articles still work. */
    void start(@Observes StartupEvent start) {}

    @Produces
    @ApplicationScoped
    MediaStore store() {
        return store;
    }

    private static MediaStore folder(Path folder, StoreFailures failures) {
        FolderStore store = new FolderStore(folder.toAbsolutePath().normalize(), failures);
        store.sweep();
        return store;
    }

    /**
     * The store in a bucket.
     *
     * @throws ConfigurationException if something is missing in its settings
     */
    static MediaStore bucket(BucketSettings bucket, StoreFailures failures) {
        String name = bucket.bucket()
                .orElseThrow(() -> new ConfigurationException(
                        "broadsheet.media.store is s3, but broadsheet.media.s3.bucket is not set"));
        S3ClientBuilder client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .region(Region.of(bucket.region()))
                .credentialsProvider(credentials(bucket))
                // Servers that only speak like S3 do not know the newer checksums. The signature covers the content
                // instead.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service ->
                        service.pathStyleAccessEnabled(bucket.pathStyle()).chunkedEncodingEnabled(false));
        bucket.endpoint().ifPresent(client::endpointOverride);
        return new S3Store(client.build(), name, bucket.prefix().orElse(""), failures);
    }

    private static AwsCredentialsProvider credentials(BucketSettings bucket) {
        Optional<String> id = bucket.accessKey();
        Optional<String> secret = bucket.secretKey();
        if (id.isPresent() != secret.isPresent()) {
            throw new ConfigurationException(
                    "Of broadsheet.media.s3.access-key and broadsheet.media.s3.secret-key only one is set");
        }
        return id.isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(id.get(), secret.orElseThrow()))
                : DefaultCredentialsProvider.builder().build();
    }
}
