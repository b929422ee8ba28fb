package org.broadsheet.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
            String path = URI.create(url).getPath();
            return new Received(
                    file.path(), path == null || path.endsWith("/") ? null : path.substring(path.lastIndexOf('/') + 1));
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

    /**
     * Takes in the pictures at the addresses of these images, each in a transaction of its own, and each address once. Blocks
     * until all are kept or have failed, so it is for worker threads without a transaction.
     *
     * @param by who has them taken in
     * @return why some could not be fetched or kept, as sentences by their addresses
     */
    public Map<String, String> takeIn(Collection<Image> images, String by) {
        Map<String, CompletableFuture<Optional<String>>> running = new LinkedHashMap<>();
        images.forEach(image -> running.computeIfAbsent(
                image.url(), url -> CompletableFuture.supplyAsync(() -> takeIn(image, by), threads)));
        Map<String, String> failures = new LinkedHashMap<>();
        running.forEach((url, result) -> result.join().ifPresent(why -> failures.put(url, why)));
        return failures;
    }

    private Optional<String> takeIn(Image image, String by) {
        try (ReceivedFiles files = new ReceivedFiles()) {
            Received file = fetch(image.url());
            files.take(file);
            return keep(image, intake.arrived(file), by);
        } catch (OutwardException | UnfitPictureException e) {
            return Optional.of(e.getMessage());
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
