package org.broadsheet.author;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Who writes, as it is stored. */
@Entity
public class Author extends PanacheEntityBase {

    @Id
    public UUID id;

    public String slug;
    public String name;
    public String role;

    /** Sanitised HTML. */
    public String bio;

    @Column(name = "bio_excerpt")
    public String bioExcerpt;

    @Column(name = "bio_truncated")
    public boolean bioTruncated;

    /** An {@link org.broadsheet.body.Image} as JSON. */
    public String avatar;

    @Column(name = "sort_key")
    public String sortKey;

    @Version
    public int version = 1;

    /** Of the record that it was last imported from, whatever editors made of it since; null where it never was. */
    public byte[] digest;

    @Column(name = "saved_at")
    public Instant savedAt;
}
