package org.broadsheet.author;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.NamedEntity;
import org.broadsheet.list.Collation;
import org.broadsheet.list.SortKey;

/** An author, as stored. */
@Entity
public class Author extends NamedEntity {

    public String role;

    /** Sanitised HTML. */
    public String bio;

    @Column(name = "bio_excerpt")
    public String bioExcerpt;

    @Column(name = "bio_truncated")
    public boolean bioTruncated;

    /** An {@link Image} as JSON. */
    public String avatar;

    /** Of the image, where that is kept here. */
    @Column(name = "image_id")
    public UUID imageId;

    /** {@link AuthorLinks} as JSON; null for none. */
    public String links;

    public String email;

    public String organisation;

    public String place;

    public String beat;

    /** Gives it an image; null for none. */
    void pictured(Image shown) {
        avatar = shown == null ? null : shown.toJson();
        imageId = shown == null ? null : shown.id();
    }

    void named(String name) {
        this.name = name;
        keys(SortKey.of(name), Collation.root().key(name));
    }
}
