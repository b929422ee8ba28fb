package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.database.Database;
import org.broadsheet.database.Sql;
import org.broadsheet.editorial.Warning;
import org.broadsheet.picture.MediaAddress;
import org.broadsheet.picture.Renditions;
import org.broadsheet.problem.Fault;

/** Finds the images that content names. */
@ApplicationScoped
public class KeptImages {

    private final Database database;
    private final Renditions renditions;
    private final ImageSources sources;

    KeptImages(Database database, Renditions renditions, ImageSources sources) {
        this.database = database;
        this.renditions = renditions;
        this.sources = sources;
    }

    /** Those of these images that are kept here; takes no statement where none can be. */
    public ImageNames among(Collection<Image> images) {
        return among(images, Map.of());
    }

    /** The same, with those that were taken in from the addresses elsewhere that these have. */
    public ImageNames amongTakenIn(Collection<Image> images) {
        return among(
                images,
                sources.of(images.stream()
                        .map(Image::url)
                        .filter(ImageSources::isElsewhere)
                        .toList()));
    }

    private ImageNames among(Collection<Image> images, Map<String, UUID> takenIn) {
        Set<UUID> ids = new LinkedHashSet<>(takenIn.values());
        Map<String, String> hashes = new HashMap<>();
        for (Image image : images) {
            if (image.id() != null) {
                ids.add(image.id());
            }
            if (image.url() != null) {
                renditions
                        .local(image.url())
                        .flatMap(MediaAddress::hashIn)
                        .ifPresent(hash -> hashes.put(image.url(), hash));
            }
        }
        if (ids.isEmpty() && hashes.isEmpty()) {
            return ImageNames.NONE;
        }
        Map<String, UUID> byHash = new HashMap<>();
        if (!hashes.isEmpty()) {
            database.list(
                            Sql.of("select hash, image_id from image_address where hash = any (?)", hashes.values()),
                            row -> Map.entry(row.getString("hash"), Database.id(row, "image_id")))
                    .forEach(address -> byHash.put(address.getKey(), address.getValue()));
            ids.addAll(byHash.values());
        }
        if (ids.isEmpty()) {
            return ImageNames.NONE;
        }
        Map<UUID, ImageNames.Named> byId = new HashMap<>();
        database.list(
                        Sql.of("select i.id, i.hash, i.master_width, i.alt is not null as has_alt,")
                                .add("i.credit is not null as has_credit from image i where i.id = any (?)", ids),
                        KeptImages::named)
                .forEach(named -> byId.put(named.id(), named));
        Map<String, UUID> byUrl = new HashMap<>(takenIn);
        hashes.forEach((url, hash) -> {
            if (byHash.containsKey(hash)) {
                byUrl.put(url, byHash.get(hash));
            }
        });
        return new ImageNames(byId, byUrl);
    }

    /** The one image of a thing as it is stored; see {@link ImageNames#settled}. */
    public Image settled(Image image) {
        return image == null ? null : among(List.of(image)).settled(image);
    }

    /** The same of one that may have been taken in from its address elsewhere. */
    public Image takenIn(Image image) {
        return image == null ? null : amongTakenIn(List.of(image)).settled(image);
    }

    /** Why the one image of a thing cannot be stored. */
    public List<Fault> faults(String field, Image image) {
        return image == null ? List.of() : among(List.of(image)).faults(Map.of("/" + field, image));
    }

    /** What readers will miss of the one image of a thing. */
    public List<Warning> warnings(String field, Image image) {
        return image == null
                ? List.of()
                : among(List.of(image)).altless("/" + field, image).stream().toList();
    }

    private static ImageNames.Named named(ResultSet row) throws SQLException {
        return new ImageNames.Named(
                Database.id(row, "id"),
                row.getString("hash"),
                row.getInt("master_width"),
                row.getBoolean("has_alt"),
                row.getBoolean("has_credit"));
    }
}
