package org.broadsheet.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.broadsheet.body.Image;
import org.broadsheet.database.DatabaseFailure;
import org.broadsheet.image.ReceivedFiles.Received;
import org.broadsheet.media.MediaStoreException;
import org.broadsheet.media.PictureWords;
import org.broadsheet.media.UnfitPictureException;
import org.broadsheet.outward.FetchedFile;
import org.broadsheet.outward.Fetcher;
import org.broadsheet.outward.OutwardException;
import org.broadsheet.picture.Renditions;
import org.jboss.logging.Logger;

/** Takes in pictures from the addresses elsewhere that somebody named. */
@ApplicationScoped
public class ImageFetcher {

    private static final Logger LOG = Logger.getLogger(ImageFetcher.class);

    /** How many are fetched and looked at together, for all imports of a node: each takes a part of the memory. */
    private static final int AT_ONCE = 4;

    private final Fetcher fetcher;
    private final UploadReader uploads;
    private final ImageIntake intake;
    private final ImageSources sources;
    private final Renditions renditions;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "image-fetcher");
        thread.setContextClassLoader(ImageFetcher.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    });

    ImageFetcher(
            Fetcher fetcher, UploadReader uploads, ImageIntake intake, ImageSources sources, Renditions renditions) {
        this.fetcher = fetcher;
        this.uploads = uploads;
        this.intake = intake;
        this.sources = sources;
        this.renditions = renditions;
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    /** The file at an address, under the name that it has there. */
    Received fetch(String url) throws OutwardException {
        try {
            // The file outlives this: whoever receives it deletes it.
            FetchedFile file = fetcher.fetch(url, uploads.mostBytes());
            return new Received(file.path(), name(url));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses of these images from which none was taken in yet; not those of pictures that are kept here. */
    public Set<String> untaken(Collection<Image> images) {
        Set<String> urls = new LinkedHashSet<>();
        images.stream()
                .map(Image::url)
                .filter(url ->
                        ImageSources.isElsewhere(url) && renditions.local(url).isEmpty())
                .forEach(urls::add);
        urls.removeAll(sources.of(urls).keySet());
        return urls;
    }

    /** Pictures that lie nearer than at their addresses. */
    @FunctionalInterface
    public interface Near {

        /** The picture for an address; empty if it has to be fetched there. The caller closes the stream. */
        Optional<InputStream> open(String url) throws IOException;
    }

    /**
     * Takes in the pictures at the addresses of these images, each in a transaction of its own, and each address once. Blocks
     * until all are kept or have failed, so it is for worker threads without a transaction.
     *
     * @param near where to look first; by several threads at once
     * @param by who has them taken in
     * @return why some could not be fetched or kept, as sentences by their addresses
     */
    public Map<String, String> takeIn(Collection<Image> images, Near near, String by) {
        Map<String, CompletableFuture<Optional<String>>> running = new LinkedHashMap<>();
        images.forEach(image -> running.computeIfAbsent(
                image.url(), url -> CompletableFuture.supplyAsync(() -> takeIn(image, near, by), threads)));
        Map<String, String> failures = new LinkedHashMap<>();
        running.forEach((url, result) -> result.join().ifPresent(why -> failures.put(url, why)));
        return failures;
    }

    private Optional<String> takeIn(Image image, Near near, String by) {
        try (ReceivedFiles files = new ReceivedFiles();
                InputStream beside = near.open(image.url()).orElse(null)) {
            Received file = beside == null ? fetch(image.url()) : received(files, image.url(), beside);
            if (beside == null) {
                files.take(file);
            }
            return keep(image, intake.arrived(file), by);
        } catch (OutwardException | UnfitPictureException e) {
            return Optional.of(e.getMessage());
        } catch (IOException e) {
            return Optional.of("Could not be read from the archive: " + e.getMessage());
        } catch (MediaStoreException e) {
            LOG.warn("A fetched picture could not be kept", e);
            return Optional.of("Could not be kept: the store of pictures failed");
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e).isPresent()) {
                throw e;
            }
            LOG.warn("A fetched picture could not be kept", e);
            return Optional.of("Could not be kept: the server made an error");
        }
    }

    /** The last part of an address's path; null if it has none. */
    private static String name(String url) {
        String path = URI.create(url).getPath();
        return path == null || path.endsWith("/") ? null : path.substring(path.lastIndexOf('/') + 1);
    }

    private Received received(ReceivedFiles files, String url, InputStream beside)
            throws IOException, UnfitPictureException {
        long most = uploads.mostBytes();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (OutputStream out = Files.newOutputStream(files.add(name(url)))) {
            for (int read = beside.read(buffer); read >= 0; read = beside.read(buffer)) {
                total += read;
                if (total > most) {
                    throw new UnfitPictureException("Has more than " + most + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return files.all().get(0);
    }

    private Optional<String> keep(Image image, ImageIntake.Arrived arrived, String by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<ImageIntake.Stored> stored = intake.keep(arrived, words -> details(words, image), by, false);
            stored.ifPresent(one -> sources.add(image.url(), one.image().id()));
            return stored.isPresent()
                    ? Optional.empty()
                    : Optional.of("Could not be kept: somebody else deleted it at the same moment");
        });
    }

    /** What the file says comes first: a record's words are about its own use of the picture, and stay there. */
    private static ImageDetails details(PictureWords words, Image named) {
        // An empty text says that this record shows the picture as decoration, not that it is one everywhere.
        String alt = named.alt() == null || named.alt().isEmpty() ? null : named.alt();
        return ImageIntake.details(
                words,
                words.alt() == null ? alt : words.alt(),
                words.credit() == null ? named.credit() : words.credit());
    }
}
