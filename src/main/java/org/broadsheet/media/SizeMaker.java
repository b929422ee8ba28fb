package org.broadsheet.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.picture.Format;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.picture.Region;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;
import org.jboss.logging.Logger;

/** Makes sizes and keeps them, each on one node at a time. */
@Singleton
class SizeMaker {

    private static final Logger LOG = Logger.getLogger(SizeMaker.class);

    private final Database database;
    private final KeptPictures pictures;
    private final MediaStore store;
    private final Renderer renderer;
    private final Timer made;

    SizeMaker(Database database, KeptPictures pictures, MediaStore store, Renderer renderer, MeterRegistry meters) {
        this.database = database;
        this.pictures = pictures;
        this.store = store;
        this.renderer = renderer;
        this.made = Timer.builder("broadsheet.media.made")
                .description("Sizes of pictures that were made, and the time it took")
                .register(meters);
    }

    /**
     * Makes a size, unless it has been made meanwhile.
     *
     * @return empty if another node is making it
     * @throws org.broadsheet.problem.ProblemException 404 if its picture was deleted meanwhile
     */
    Optional<byte[]> make(MediaAddress address, KeptPicture picture) {
        // The lock ends with the transaction, however that ends.
        return QuarkusTransaction.requiringNew().call(() -> {
            database.mayPause();
            return lock(address) ? Optional.of(kept(address, picture)) : Optional.empty();
        });
    }

    private boolean lock(MediaAddress address) {
        return database.first(
                        Sql.of("select pg_try_advisory_xact_lock(hashtextextended(?, 0))", address.path()),
                        row -> row.getBoolean(1))
                .orElseThrow();
    }

    private byte[] kept(MediaAddress address, KeptPicture picture) {
        if (!pictures.hold(address.hash())) {
            throw Problem.notFound().exception();
        }
        MediaKey key = new MediaKey.Size(address);
        return store.read(key).orElseGet(() -> {
            byte[] bytes = made.record(() -> made(address, picture));
            keep(key, bytes);
            return bytes;
        });
    }

    private byte[] made(MediaAddress address, KeptPicture picture) {
        Format format = address.format();
        if (!renderer.formats().contains(format)) {
            throw Problem.of(
                            ProblemType.NOT_FOUND,
                            "This server makes no " + format.mediaType() + "; ask for " + Format.JPEG.extension() + ".")
                    .exception();
        }
        byte[] master = store.read(new MediaKey.Master(picture.sha256()))
                .orElseThrow(() -> new IllegalStateException("The store has lost the master of " + picture.sha256()));
        Region region = picture.region(address.ratio());
        return renderer.render(
                master, region, address.width(), region.heightAt(address.width()), format, picture.imprint());
    }

    /** Whoever asked gets what was made even if the store has no room for it: it is made again when it is next asked for. */
    private void keep(MediaKey key, byte[] bytes) {
        try {
            store.put(key, bytes);
        } catch (MediaStoreException e) {
            LOG.debugf("%s was made and not kept", key);
        }
    }
}
