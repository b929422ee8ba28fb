package org.broadsheet.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.NamedEntity;
import org.broadsheet.list.Collation;
import org.broadsheet.list.SortKey;

/** A tag, as stored. */
@Entity
public class Tag extends NamedEntity {

    private static final String[] NONE = {};

    /** The wire name of a {@link TagKind}. */
    public String kind = TagKind.DEFAULT;

    public String description;

    /** An {@link Image} as JSON. */
    public String image;

    /** Of the image, where that is kept here. */
    @Column(name = "image_id")
    public UUID imageId;

    @Column(name = "same_as", columnDefinition = "text[]")
    public String[] sameAs = NONE;

    @Column(name = "media_topic")
    public String mediaTopic;

    public Double latitude;

    public Double longitude;

    @Column(columnDefinition = "text[]")
    public String[] synonyms = NONE;

    /** Gives it an image; null for none. */
    void pictured(Image shown) {
        image = shown == null ? null : shown.toJson();
        imageId = shown == null ? null : shown.id();
    }

    void named(String name) {
        this.name = name;
        keys(SortKey.of(name), Collation.root().key(name));
    }

    void known(List<String> as, List<String> by) {
        sameAs = as.toArray(String[]::new);
        synonyms = by.toArray(String[]::new);
    }
}
