package org.broadsheet.media;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A store in a bucket of S3, or of a server that speaks like it. */
final class S3Store implements MediaStore {

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final StoreFailures failures;

    S3Store(S3Client client, String bucket, String prefix, StoreFailures failures) {
        this.client = client;
        this.bucket = bucket;
        this.prefix = prefix;
        this.failures = failures;
    }

    @Override
    public boolean has(MediaKey key) {
        try {
            client.headObject(request -> request.bucket(bucket).key(name(key)));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw failed("look for", name(key), e);
        }
    }

    @Override
    public void put(MediaKey key, byte[] bytes) {
        put(key, RequestBody.fromBytes(bytes));
    }

    @Override
    public void put(MediaKey key, Path file) {
        put(key, RequestBody.fromFile(file));
    }

    private void put(MediaKey key, RequestBody body) {
        try {
            client.putObject(request -> request.bucket(bucket).key(name(key)), body);
        } catch (SdkException e) {
            throw failed("write", name(key), e);
        }
    }

    @Override
    public Optional<byte[]> read(MediaKey key) {
        try {
            return Optional.of(
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(name(key)))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("read", name(key), e);
        }
    }

    @Override
    public Optional<Content> open(MediaKey key) {
        try {
            ResponseInputStream<GetObjectResponse> stream =
                    client.getObject(request -> request.bucket(bucket).key(name(key)));
            return Optional.of(new Content(stream, stream.response().contentLength()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("read", name(key), e);
        }
    }

    @Override
    public void delete(MediaKey key) {
        delete(name(key));
    }

    @Override
    public void deleteSizes(String hash) {
        String folder = prefix + MediaKey.Size.folder(hash);
        try {
            // One by one: not every server can delete several at once.
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(folder)).contents().stream()
                    .map(S3Object::key)
                    .forEach(this::delete);
        } catch (SdkException e) {
            throw failed("list", folder, e);
        }
    }

    private void delete(String name) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(name));
        } catch (SdkException e) {
            throw failed("delete", name, e);
        }
    }

    private String name(MediaKey key) {
        return prefix + key.path();
    }

    private MediaStoreException failed(String doing, String name, SdkException e) {
        return failures.failed(doing + " s3://" + bucket + "/" + name, e, false);
    }
}
