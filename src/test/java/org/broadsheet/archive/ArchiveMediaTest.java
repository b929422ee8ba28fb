package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that are sent along with an export. */
class ArchiveMediaTest {

    private static final int THREADS = 4;
    private static final int PICTURES = 3_000;
    private static final int ROUNDS = 20;

    @TempDir
    Path folder;

    @Test
    void threads_that_look_for_the_first_picture_at_once_all_find_theirs() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < PICTURES; i++) {
            files.put("img/" + i + "/quay-" + i + ".png", new byte[] {1});
        }
        Path zip = folder.resolve("export.zip");
        Files.write(zip, Reading.zip(files));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                try (Archive archive = Archive.open(zip, "export.zip")) {
                    assertThat(found(archive, threads)).allMatch(Optional::isPresent);
                }
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<Optional<Archive.Entry>> found(Archive archive, ExecutorService threads) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        int last = PICTURES - 1;
        Callable<Optional<Archive.Entry>> look = () -> {
            start.await();
            return archive.media("https://old.example/img/" + last + "/quay-" + last + ".png");
        };
        List<Future<Optional<Archive.Entry>>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            running.add(threads.submit(look));
        }
        List<Optional<Archive.Entry>> all = new ArrayList<>();
        for (Future<Optional<Archive.Entry>> one : running) {
            all.add(one.get());
        }
        return all;
    }
}
