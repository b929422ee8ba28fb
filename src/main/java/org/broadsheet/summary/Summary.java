package org.broadsheet.summary;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An editorial digest, as it is stored. */
@Entity
public class Summary extends PanacheEntityBase {

    @Id
    public UUID id;

    public String slug;

    @Column(name = "section_id")
    public UUID sectionId;

    public String headline;
    public String language;

    /** The body's blocks as JSON, references as ids. */
    public String blocks;

    public String excerpt;
    public boolean truncated;

    @Column(name = "period_start")
    public LocalDate periodStart;

    @Column(name = "period_end")
    public LocalDate periodEnd;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Version
    public int version = 1;

    /** Of the record that it was last imported from, whatever editors made of it since; null where it never was. */
    public byte[] digest;

    @Column(name = "saved_at")
    public Instant savedAt;
}
