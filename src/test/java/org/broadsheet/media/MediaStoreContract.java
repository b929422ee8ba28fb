package org.broadsheet.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.picture.Ratio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does. */
abstract class MediaStoreContract {

    /** More than fits into any buffer on the way. */
    private static final int LARGE = 3_000_000;

    static final StoreFailures FAILURES = new StoreFailures(new SimpleMeterRegistry());

    @TempDir
    Path files;

    /** The store under test; the same for all calls of a test. */
    abstract MediaStore store();

    /** A store of the same kind that does not work. */
    abstract MediaStore broken() throws IOException;

    /** A key that no other test has. */
    static MediaKey.Original original() {
        return new MediaKey.Original(digits() + digits());
    }

    static String digits() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static MediaKey.Size size(String hash, int width, Ratio ratio) {
        return new MediaKey.Size(new MediaAddress(hash, width, ratio, Format.WEBP));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void what_is_put_is_read_to_the_byte() throws IOException {
        MediaKey key = original();
        byte[] bytes = bytes(LARGE);

        store().put(key, bytes);

        assertThat(store().has(key)).isTrue();
        assertThat(store().read(key))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
        try (MediaStore.Content content = store().open(key).orElseThrow()) {
            assertThat(content.length()).isEqualTo(LARGE);
            assertThat(content.stream().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void a_file_is_copied_and_stays_where_it_is() throws IOException {
        MediaKey key = original();
        Path file = files.resolve("sent");
        Files.write(file, bytes(LARGE));

        store().put(key, file);

        assertThat(store().read(key))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes(LARGE)));
        assertThat(file).hasBinaryContent(bytes(LARGE));
    }

    @Test
    void nothing_is_found_under_a_key_that_nothing_was_put_under() {
        MediaKey key = original();

        assertThat(store().has(key)).isFalse();
        assertThat(store().read(key)).isEmpty();
        assertThat(store().open(key)).isEmpty();
        store().delete(key);
        store().deleteSizes("0".repeat(40));
    }

    @Test
    void an_original_and_its_master_are_two_things() {
        MediaKey.Original original = original();

        store().put(original, "original".getBytes(UTF_8));
        store().put(new MediaKey.Master(original.sha256()), "master".getBytes(UTF_8));
        store().delete(original);

        assertThat(store().has(original)).isFalse();
        assertThat(store().read(new MediaKey.Master(original.sha256()))).hasValue("master".getBytes(UTF_8));
    }

    @Test
    void the_same_may_be_put_again_by_many_at_once() {
        MediaKey key = original();
        byte[] bytes = bytes(LARGE);

        CompletableFuture.allOf(IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> store().put(key, bytes)))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(store().read(key))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Test
    void all_sizes_of_a_hash_are_deleted_together_and_no_others() {
        String hash = (digits() + digits()).substring(0, 40);
        String other = (digits() + digits()).substring(0, 40);
        store().put(size(hash, 640, null), bytes(10));
        store().put(size(hash, 640, Ratio.WIDE), bytes(20));
        store().put(size(other, 640, null), bytes(30));

        store().deleteSizes(hash);

        assertThat(store().has(size(hash, 640, null))).isFalse();
        assertThat(store().has(size(hash, 640, Ratio.WIDE))).isFalse();
        assertThat(store().has(size(other, 640, null))).isTrue();
        store().put(size(hash, 640, null), bytes(10));
        assertThat(store().has(size(hash, 640, null))).isTrue();
    }

    @Test
    void a_store_that_fails_says_so() throws IOException {
        MediaStore broken = broken();

        for (Runnable use : Arrays.<Runnable>asList(
                () -> broken.put(original(), bytes(10)),
                () -> broken.read(original()),
                () -> broken.open(original()))) {
            assertThatThrownBy(use::run).isInstanceOfSatisfying(MediaStoreException.class, failure -> assertThat(
                            failure.answer().problem().status())
                    .isEqualTo(503));
        }
    }

    @Test
    void only_digests_are_keys() {
        assertThatThrownBy(() -> new MediaKey.Original("../../etc/passwd"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MediaKey.Master("A".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }
}
