package org.broadsheet.tag;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A topic, as it is stored. */
@Entity
public class Tag extends PanacheEntityBase {

    @Id
    public UUID id;

    public String slug;
    public String name;

    @Column(name = "sort_key")
    public String sortKey;

    @Version
    public int version = 1;

    /** Of the record that it was last imported from, whatever editors made of it since; null where it never was. */
    public byte[] digest;

    @Column(name = "saved_at")
    public Instant savedAt;
}
