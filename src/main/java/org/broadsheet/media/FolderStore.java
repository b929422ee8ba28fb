package org.broadsheet.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * A store in a folder, which several nodes may share. What is put is written under a temporary name, forced to the disk, and
 * then moved to its own: after a crash it is there whole or not at all.
 */
final class FolderStore implements MediaStore {

    /** What is older than this under a temporary name was left by a crash: no node is still writing it. */
    static final Duration LEFTOVER = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(FolderStore.class);

    private final Path root;
    private final Path unfinished;
    private final StoreFailures failures;

    FolderStore(Path root, StoreFailures failures) {
        this.root = root;
        this.unfinished = root.resolve("unfinished");
        this.failures = failures;
    }

    @Override
    public boolean has(MediaKey key) {
        return Files.exists(file(key));
    }

    @Override
    public void put(MediaKey key, byte[] bytes) {
        put(key, to -> {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                to.write(rest);
            }
        });
    }

    @Override
    public void put(MediaKey key, Path source) {
        put(key, to -> Files.copy(source, Channels.newOutputStream(to)));
    }

    private interface Writer {
        void write(WritableByteChannel to) throws IOException;
    }

    private void put(MediaKey key, Writer writer) {
        Path file = file(key);
        if (Files.exists(file)) {
            return;
        }
        try {
            Path temporary = Files.createDirectories(unfinished)
                    .resolve(UUID.randomUUID().toString());
            try {
                try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    writer.write(channel);
                    channel.force(true);
                }
                moveInto(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failed("write", key, e);
        }
    }

    private static void moveInto(Path temporary, Path file) throws IOException {
        try {
            Files.createDirectories(file.getParent());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // The folder was deleted between the two lines, with the last size in it.
            Files.createDirectories(file.getParent());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
        force(file.getParent());
        force(file.getParent().getParent());
    }

    /** Makes the names in a folder durable; where a system cannot open folders, it does so itself. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.debugf("The folder %s could not be forced to the disk: %s", folder, e);
        }
    }

    @Override
    public Optional<byte[]> read(MediaKey key) {
        try {
            return Optional.of(Files.readAllBytes(file(key)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", key, e);
        }
    }

    @Override
    public Optional<Content> open(MediaKey key) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(file(key));
            InputStream stream = Channels.newInputStream(channel);
            try {
                return Optional.of(new Content(stream, channel.size()));
            } catch (IOException e) {
                stream.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("read", key, e);
        }
    }

    @Override
    public void delete(MediaKey key) {
        try {
            Files.deleteIfExists(file(key));
        } catch (IOException e) {
            throw failed("delete", key, e);
        }
    }

    @Override
    public void deleteSizes(String hash) {
        Path folder = root.resolve(MediaKey.Size.folder(hash));
        try {
            try (DirectoryStream<Path> sizes = Files.newDirectoryStream(folder)) {
                for (Path size : sizes) {
                    Files.deleteIfExists(size);
                }
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            LOG.debugf("%s has no sizes, or one was made meanwhile, whose maker deletes it", hash);
        } catch (IOException e) {
            throw failures.failed("delete the sizes in " + folder, e, false);
        }
    }

    /** Deletes what crashes left under temporary names. A failure is logged: the folder may come back later. */
    void sweep() {
        if (!Files.exists(unfinished)) {
            return;
        }
        try {
            // The folder's clock, not this node's: it may be on a server of its own.
            Path now = Files.createTempFile(unfinished, "now", null);
            Instant before = Files.getLastModifiedTime(now).toInstant().minus(LEFTOVER);
            Files.delete(now);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
                for (Path file : files) {
                    sweep(file, before);
                }
            }
        } catch (IOException e) {
            failures.failed("sweep " + unfinished, e, false);
        }
    }

    private static void sweep(Path file, Instant before) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                Files.delete(file);
            }
        } catch (NoSuchFileException e) {
            LOG.debugf("%s was finished, or swept by another node", file);
        }
    }

    private Path file(MediaKey key) {
        return root.resolve(key.path());
    }

    private MediaStoreException failed(String doing, MediaKey key, IOException e) {
        String reason = String.valueOf(e.getMessage());
        boolean full = reason.contains("No space left") || reason.contains("quota exceeded");
        return failures.failed(doing + " " + file(key), e, full);
    }
}
