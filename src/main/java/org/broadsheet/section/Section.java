package org.broadsheet.section;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.NamedEntity;
import org.broadsheet.list.Collation;
import org.broadsheet.list.SortKey;
import org.hibernate.annotations.Formula;

/** A desk or feed of the publication, as stored. */
@Entity
public class Section extends NamedEntity {

    public String description;

    /** An {@link Image} as JSON. */
    public String image;

    /** Of the image, where that is kept here. */
    @Column(name = "image_id")
    public UUID imageId;

    @Column(name = "parent_id")
    public UUID parentId;

    @Formula("(select p.slug from section p where p.id = parent_id)")
    public String parent;

    /** Number of digits that the position takes at the start of the keys. */
    private static final int POSITION_DIGITS = 4;

    /** Gives it an image; null for none. */
    void pictured(Image shown) {
        image = shown == null ? null : shown.toJson();
        imageId = shown == null ? null : shown.id();
    }

    void named(int position, String name) {
        this.name = name;
        String digits = ("%0" + POSITION_DIGITS + "d").formatted(position);
        keys(digits + " " + SortKey.of(name), nameKey(digits, name));
    }

    /** Puts it below another section; nulls for the top. */
    void below(UUID id, String slug) {
        parentId = id;
        parent = slug;
    }

    int position() {
        return Integer.parseInt(position(sortKey));
    }

    /** The key of a section whose other key is known. */
    static byte[] nameKey(String sortKey, String name) {
        byte[] position = position(sortKey).getBytes(StandardCharsets.US_ASCII);
        byte[] key = Collation.root().key(name);
        byte[] whole = Arrays.copyOf(position, position.length + key.length);
        System.arraycopy(key, 0, whole, position.length, key.length);
        return whole;
    }

    private static String position(String sortKey) {
        return sortKey.substring(0, POSITION_DIGITS);
    }
}
