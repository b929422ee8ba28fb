package org.broadsheet.author;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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

    /** An {@link org.broadsheet.body.Image} as JSON. */
    public String avatar;

    /** {@link AuthorLinks} as JSON; null for none. */
    public String links;

    public String email;

    public String organisation;

    public String place;

    public String beat;

    /** An {@link org.broadsheet.extra.Extra} as JSON. */
    public String extra;

    void named(String name) {
        this.name = name;
        keys(SortKey.of(name), Collation.root().key(name));
    }
}
