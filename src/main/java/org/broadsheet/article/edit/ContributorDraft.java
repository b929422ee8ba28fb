package org.broadsheet.article.edit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.broadsheet.article.ContributorKind;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.body.WebReader;
import org.broadsheet.markup.UrlPolicy;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.ReadWith;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Someone who made an article, as its editors write it: an author by slug, or a guest by name. It is stored and shown as
 * it may be sent, an author who wrote the article as the slug alone, so that older articles read as they always have.
 *
 * @param slug null for a guest
 * @param name null for an author
 * @param kind of a guest; null for a person
 * @param url of a guest; may be null
 * @param role null for one who wrote it
 */
@Schema(
        name = "ContributorDraft",
        description = "Someone who made an article: an author by `slug`, or by `name` a guest, who has no page.")
public record ContributorDraft(
        @Schema(description = "An author's slug. Either this or `name`.") @Pattern(regexp = Slugs.PATTERN)
        String slug,

        @Schema(description = "A guest's name. Plain text.") @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "What a guest is; `person` if absent. Only with `name`.")
        ContributorKind kind,

        @Schema(description = "A guest's own site: an http or https URL. Only with `name`.", format = "uri")
        @Size(min = 1, max = UrlPolicy.LONGEST)
        @ReadWith(WebReader.class)
        String url,

        @Schema(description = "What they did; `author` if absent.")
        ContributorRole role)
        implements CheckedInput {

    static final int NAME_LENGTH = 200;

    public ContributorDraft {
        kind = ContributorKind.stored(kind);
        role = ContributorRole.stored(role);
    }

    /** An author who wrote the article. */
    static ContributorDraft author(String slug) {
        return new ContributorDraft(slug, null, null, null, null);
    }

    /** Reads what {@link #stored} has written. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ContributorDraft of(JsonNode stored) {
        return stored.isTextual()
                ? author(stored.textValue())
                : new ContributorDraft(
                        stored.path("slug").textValue(),
                        stored.path("name").textValue(),
                        constant(ContributorKind.values(), stored.path("kind").textValue()),
                        stored.path("url").textValue(),
                        constant(ContributorRole.values(), stored.path("role").textValue()));
    }

    private static <E extends WireName> E constant(E[] all, String name) {
        return name == null
                ? null
                : Arrays.stream(all)
                        .filter(one -> one.wireName().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("A contributor cannot be " + name));
    }

    /** The shortest form in which it may be sent. */
    @JsonValue
    Object stored() {
        if (needsSlugAlone()) {
            return slug;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("slug", slug);
        fields.put("name", name);
        fields.put("kind", kind);
        fields.put("url", url);
        fields.put("role", role);
        fields.values().removeIf(value -> value == null);
        return fields;
    }

    /** Whether it is an author of whom nothing but the slug is said. */
    boolean needsSlugAlone() {
        return slug != null && role == null;
    }

    boolean lacksPage() {
        return slug == null;
    }

    /** A copy under another slug. */
    ContributorDraft named(String other) {
        return new ContributorDraft(other, name, kind, url, role);
    }

    /** What there may be one of in an article. */
    String key() {
        return slug == null ? "guest " + name : slug;
    }

    @Override
    public void check(JsonInput input) {
        boolean isAuthor = input.node("slug").isPresent();
        if (!isAuthor && input.node("name").isEmpty()) {
            input.fault("slug", "Is required, or name for a guest");
        }
        for (String field : new String[] {"name", "kind", "url"}) {
            if (isAuthor && input.node(field).isPresent()) {
                input.fault(field, "Cannot be sent together with slug: authors have it on their page");
            }
        }
    }
}
