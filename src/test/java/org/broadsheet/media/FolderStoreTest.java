package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest extends MediaStoreContract {

    @TempDir
    Path folder;

    @Override
    FolderStore store() {
        return new FolderStore(folder, FAILURES);
    }

    @Override
    MediaStore broken() throws IOException {
        // What should be folders are files.
        Path file = Files.writeString(files.resolve("file"), "no folder");
        return new FolderStore(file, FAILURES);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void a_store_that_nothing_was_put_into_makes_no_folder() {
        Path later = folder.resolve("later");

        new FolderStore(later, FAILURES).sweep();

        assertThat(later).doesNotExist();
    }

    @Test
    void nothing_but_what_was_put_is_left_in_the_folder() throws IOException {
        MediaKey key = original();

        store().put(key, new byte[10]);
        store().put(key, new byte[10]);

        assertThat(everything()).containsExactly(folder.resolve(key.path()));
    }

    @Test
    void what_crashes_left_is_swept_and_what_another_node_is_writing_is_not() throws IOException {
        store().put(original(), new byte[10]);
        Path left = Files.writeString(folder.resolve("unfinished").resolve("left"), "half of a pict");
        Files.setLastModifiedTime(
                left, FileTime.from(Instant.now().minus(FolderStore.LEFTOVER).minusSeconds(60)));
        Path fresh = Files.writeString(folder.resolve("unfinished").resolve("fresh"), "half of a pict");

        store().sweep();

        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
        assertThat(everything()).hasSize(2);
    }
}
