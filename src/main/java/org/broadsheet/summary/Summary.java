package org.broadsheet.summary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.broadsheet.editorial.EditorialEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An editorial digest, as stored. */
@Entity
public class Summary extends EditorialEntity {

    @Column(name = "section_id")
    public UUID sectionId;

    public String headline;
    public String language;

    /** The body's blocks as JSON, with references as ids. */
    public String blocks;

    public String excerpt;
    public boolean truncated;

    @Column(name = "period_start")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    public LocalDate periodStart;

    @Column(name = "period_end")
    @JdbcTypeCode(SqlTypes.LOCAL_DATE)
    public LocalDate periodEnd;

    @Column(name = "published_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    public Instant publishedAt;

    @Column(name = "updated_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    public Instant updatedAt;
}
