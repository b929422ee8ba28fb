package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Warning;
import org.broadsheet.list.Counts;
import org.broadsheet.list.Keyset;
import org.broadsheet.list.Page;
import org.broadsheet.problem.Problem;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.Slugs;

/** Images that are kept here, as editors read them. */
@ApplicationScoped
class Images {

    /** The beginning of every image's address. */
    static final String PATH = "/v1/editorial/images/";

    private final ImageTable table;
    private final ShownImages shown;
    private final Counts counts;

    Images(ImageTable table, ShownImages shown, Database database) {
        this.table = table;
        this.shown = shown;
        this.counts = new Counts(database);
    }

    /** The image with this id; ends the request with a 404 if there is none. */
    StoredImage find(String id) {
        return (Slugs.isId(id) ? table.find(Slugs.id(id)) : Optional.<StoredImage>empty())
                .orElseThrow(() -> Problem.notStored().exception());
    }

    /** The same, locked until the caller's transaction ends. */
    StoredImage lock(String id) {
        return (Slugs.isId(id) ? table.lock(Slugs.id(id)) : Optional.<StoredImage>empty())
                .orElseThrow(() -> Problem.notStored().exception());
    }

    /** A page of images, those taken in last first. Uses image_in_order, or image_by_words. */
    Page<EditorialImage> page(BoundQuery<ImageListRequest> query) {
        Optional<String> words = query.value().q();
        Keyset keyset = Keyset.of(query, query.value().page(), "images" + words, Instant.class);
        query.faults().check();
        Sql filter = Sql.of("");
        words.map(ImageWords::condition).ifPresent(filter::add);
        return keyset.page(
                table.list(Sql.of("")
                        .add(filter)
                        .add(keyset.beyond("i.made_at", "i.id", true))
                        .add(keyset.order("i.made_at", "i.id", true))),
                StoredImage::madeAt,
                StoredImage::id,
                image -> view(image, List.of()),
                counts.of(
                        keyset.counting(),
                        Sql.of("select 1 from image i where true").add(filter)));
    }

    EditorialImage view(StoredImage image, List<Warning> warnings) {
        ImageDetails details = image.details();
        return new EditorialImage(
                image.id(),
                image.version(),
                shown.largest(image.source()).url(),
                PATH + image.id() + "/original",
                image.name(),
                image.type(),
                image.bytes(),
                image.width(),
                image.height(),
                shown.animation(image.hash(), image.animated()),
                details.alt(),
                details.caption(),
                details.credit(),
                RightsDraft.view(details.rights()),
                details.digitalSourceType(),
                details.focalPoint(),
                details.crops(),
                image.colour(),
                image.placeholder(),
                shown.renditions(image.source()),
                image.madeAt(),
                image.madeBy(),
                image.savedAt(),
                image.savedBy(),
                warnings);
    }
}
