package org.broadsheet.request;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a warning is about, for programs; its detail says the same to people. Codes are added, never renamed.
 *
 * <p>In JSON a code is its name in lower case with hyphens: {@code content-removed}.
 */
@Schema(description = "What a warning is about, for programs. Codes are added, never renamed.")
public enum WarningCode {
    /** Text, or an element and its content, was removed. */
    CONTENT_REMOVED(Effect.LOST),
    /** Content that the source hides from its readers was removed. */
    HIDDEN_CONTENT_REMOVED(Effect.LOST),
    /** A link was removed, its text was kept. */
    LINK_REMOVED(Effect.LOST),
    /** An image was removed. */
    IMAGE_REMOVED(Effect.LOST),
    /** An embed, a video, an audio or a file was removed. */
    EMBED_REMOVED(Effect.LOST),
    /** Something of an archive has no place here, and was left out: a page, a menu, a deleted article. */
    ITEM_LEFT_OUT(Effect.LOST),
    /** A field of an archive has no place here, and was left out. */
    FIELD_LEFT_OUT(Effect.LOST),
    /** Comments on an article were left out. */
    COMMENTS_LEFT_OUT(Effect.LOST),
    /** An article that only some could see becomes a draft. */
    KEPT_AS_DRAFT(Effect.CHANGED),
    /** A tag, section or author that only hidden articles have is not made, since it would be public. */
    NAME_KEPT_PRIVATE(Effect.CHANGED),
    /** Text or structure was kept in a form that says less. */
    CONTENT_CHANGED(Effect.CHANGED),
    /** Content is in another place than it was. */
    CONTENT_MOVED(Effect.CHANGED),
    /** An unknown shortcode or template tag stayed text. */
    TEMPLATE_TAG(Effect.CHANGED),
    /** A value was read as another one: a number as a string, a headline without its mark-up. */
    VALUE_CHANGED(Effect.NOTED),
    /** A value without text was treated as absent. */
    VALUE_EMPTY(Effect.NOTED),
    /** Mark-up without a meaning for readers was left out: classes, data attributes, comments. */
    MARKUP_IGNORED(Effect.NOTED),
    /** There is nothing to read in a body. */
    BODY_EMPTY(Effect.NOTED),
    /** An image has no alternative text, and is not marked as decoration. */
    IMAGE_WITHOUT_ALT(Effect.NOTED),
    /** An image that is named as one that is kept here is not. */
    IMAGE_NOT_KEPT(Effect.NOTED),
    /** An image that was to be stored could not be fetched or kept, and stays at its address. */
    IMAGE_NOT_STORED(Effect.NOTED),
    /** An image that was sent is kept here already; what is said of it stays. */
    IMAGE_KEPT_ALREADY(Effect.NOTED),
    /** An image is too small for large screens and link previews. */
    IMAGE_SMALL(Effect.NOTED),
    /** A picture moves, and readers see its first frame. */
    IMAGE_STILL(Effect.CHANGED),
    /** An image has no credit. */
    IMAGE_WITHOUT_CREDIT(Effect.NOTED),
    /** A name is, or was until now, a former name of something. */
    FORMER_NAME(Effect.NOTED),
    /** A section, tag or author did not exist, and was created. */
    MADE(Effect.NOTED),
    /** A field that no record has was kept among those of the newsroom's own. */
    FIELD_KEPT_AS_EXTRA(Effect.NOTED),
    /** Somebody else has it open, and may be changing it. */
    LOCKED(Effect.NOTED),
    /** An editor changed the article since its sender sent it last; the sender's words replace that. */
    EDIT_REPLACED(Effect.CHANGED),
    /** What stands already does not fit the newsroom's schema. */
    EXTRA_MISFIT(Effect.NOTED),
    /** Something that is referred to is not public, or does not exist. */
    NOT_PUBLIC(Effect.NOTED),
    /** The article has a working copy, which this write did not change. */
    WORKING_COPY(Effect.NOTED),
    /** A name is taken by something else, and must be free before this becomes live. */
    NAME_TAKEN(Effect.NOTED),
    /** Changed in the live article alone since its working copy was made; that change is kept. */
    LIVE_CHANGE_KEPT(Effect.NOTED),
    /** Changed in the live article too; the working copy has it otherwise. */
    LIVE_CHANGE_REPLACED(Effect.NOTED),
    /** Something else is to be done with it at a time of its own. */
    ALSO_SCHEDULED(Effect.NOTED),
    /** Readers get something else in its place. */
    HIDDEN(Effect.NOTED),
    /** Its end has come: readers will not see it. */
    EXPIRED(Effect.NOTED);

    /** What a warning means for the content that was sent. */
    @Schema(
            name = "WarningEffect",
            description =
                    "What a warning means for the content that was sent: readers do not get part of it, get all of it but"
                            + " part in a worse form, or get all of it.")
    public enum Effect {
        /** Readers do not get part of it. */
        LOST,
        /** Readers get all of it, part of it in a worse form. */
        CHANGED,
        /** Readers get all of it. */
        NOTED;

        /** The effect in JSON. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Effect effect;
    private final String wireName;

    WarningCode(Effect effect) {
        this.effect = effect;
        this.wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it means for the content that was sent. */
    public Effect effect() {
        return effect;
    }

    /** The code in JSON. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
