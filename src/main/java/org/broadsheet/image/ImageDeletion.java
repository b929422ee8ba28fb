package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.WriteTransaction;
import org.broadsheet.media.MediaKey;
import org.broadsheet.media.MediaStore;

/**
 * Deletes images: first the row, then, once that is committed, the bytes. Whoever takes the same bytes in meanwhile waits for
 * either, so that no image loses them. If the program ends in between, bytes stay that nobody asks for.
 */
@ApplicationScoped
class ImageDeletion {

    private final Images images;
    private final ImageTable table;
    private final ImageWrites changes;
    private final WriteTransaction writes;
    private final MediaStore store;

    ImageDeletion(Images images, ImageTable table, ImageWrites changes, WriteTransaction writes, MediaStore store) {
        this.images = images;
        this.table = table;
        this.changes = changes;
        this.writes = writes;
        this.store = store;
    }

    Response delete(String id, boolean dryRun, Precondition precondition) {
        StoredImage image = images.find(id);
        List<String> hashes = new ArrayList<>(table.hashes(image.id()));
        Response answer = writes.run(dryRun, () -> changes.delete(id, precondition));
        if (!dryRun) {
            writes.together(false, () -> {
                forget(image, hashes);
                return null;
            });
        }
        return answer;
    }

    private void forget(StoredImage image, List<String> hashes) {
        table.lockDigest(image.sha256());
        if (table.withDigest(image.sha256()).isPresent()) {
            return;
        }
        String sha256 = HexFormat.of().formatHex(image.sha256());
        store.delete(new MediaKey.Original(sha256));
        store.delete(new MediaKey.Master(sha256));
        hashes.forEach(store::deleteSizes);
    }
}
