package org.broadsheet.article;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * A story as it is stored. Written by {@link ArticleStore}; reads go by projections ({@link Teasers},
 * {@link Articles}).
 */
@Entity
@SecondaryTable(name = "article_body", pkJoinColumns = @PrimaryKeyJoinColumn(name = "article_id"))
public class Article {

    @Id
    public UUID id;

    public String slug;

    public String source;

    @Column(name = "external_id")
    public String externalId;

    public String headline;

    @Column(name = "headline_key")
    public String headlineKey;

    public String standfirst;

    /** What a teaser shows where there is no standfirst. */
    public String excerpt;

    /** An {@link org.broadsheet.body.Image} as JSON. */
    @Column(name = "lead_image")
    public String leadImage;

    @Column(name = "section_id")
    public UUID sectionId;

    public String language;

    @Column(name = "translation_group")
    public String translationGroup;

    public String status;

    @Column(name = "published_at")
    public Instant publishedAt;

    @Column(name = "embargo_until")
    public Instant embargoUntil;

    @Column(name = "updated_at")
    public Instant updatedAt;

    public boolean retracted;

    /** Since when what was public is not; null for all others. */
    @Column(name = "gone_at")
    public Instant goneAt;

    @Column(name = "gone_reason")
    public String goneReason;

    /** Sanitised HTML for the public. */
    @Column(name = "gone_notice")
    public String goneNotice;

    @Column(name = "gone_replacement_id")
    public UUID goneReplacementId;

    @Column(name = "word_count")
    public int wordCount;

    @Column(name = "reading_minutes")
    public int readingMinutes;

    @Version
    public int version;

    /** Of the record that its sender last sent; an editor's changes leave it. */
    public byte[] digest;

    @Column(name = "saved_at")
    public Instant savedAt;

    @Column(name = "saved_by")
    public String savedBy;

    /** The body's blocks as JSON, references as ids. */
    @Column(table = "article_body")
    public String blocks;
}
