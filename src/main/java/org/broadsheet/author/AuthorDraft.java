package org.broadsheet.author;

import java.util.List;
import org.broadsheet.body.Dropped;
import org.broadsheet.body.Excerpt;
import org.broadsheet.body.Image;
import org.broadsheet.body.ImageInput;
import org.broadsheet.body.Sanitizer;
import org.broadsheet.delivery.ContentDigest;
import org.broadsheet.delivery.JsonInput;

/**
 * An author as a newsroom sends one.
 *
 * @param slug the name in paths
 * @param name at most 200 characters
 * @param role at most 200 characters; may be null
 * @param bio sanitised HTML of at most 20,000 characters; may be null
 * @param bioExcerpt the start of the bio without markup; null where there is no bio
 * @param avatar may be null
 */
public record AuthorDraft(String slug, String name, String role, String bio, Excerpt bioExcerpt, Image avatar) {

    public static final int NAME_LENGTH = 200;
    public static final int BIO_LENGTH = 20_000;

    /** Reads an author; faults are left with the input, what was dropped from the bio is added to the list. */
    public static AuthorDraft read(JsonInput input, List<Dropped> dropped) {
        String slug = input.requiredSlug("slug");
        String name = input.requiredText("name", NAME_LENGTH);
        String role = input.text("role", NAME_LENGTH).orElse(null);
        String bio = input.text("bio", BIO_LENGTH)
                .map(html -> {
                    Sanitizer.Clean clean = Sanitizer.prose(html);
                    clean.dropped().forEach(one -> dropped.add(one.under(input.pointer("bio"))));
                    return clean.html();
                })
                .orElse(null);
        Excerpt excerpt = bio == null ? null : Excerpt.of(Sanitizer.text(bio), "en");
        Image avatar = input.object("avatar")
                .map(image -> ImageInput.read(image, dropped))
                .orElse(null);
        return new AuthorDraft(slug, name, role, bio, excerpt, avatar);
    }

    /** The same for equal drafts. */
    public byte[] digest() {
        return ContentDigest.of(slug, name, role, bio, avatar);
    }
}
