package org.broadsheet.editorial;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The columns that every stored section, tag, author and summary has. */
@MappedSuperclass
public abstract class EditorialEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    /** Its name in paths. */
    public String slug;

    /** Counts the saves, from 1. */
    @Version
    public int version = 1;

    /** Digest of the record last imported, unaffected by editors' changes since; null if it was never imported. */
    public byte[] digest;

    @Column(name = "saved_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    public Instant savedAt;
}
