package org.broadsheet.webhook;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Kept;
import org.broadsheet.request.Slugs;
import org.broadsheet.request.Source;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receiver of what changes, as administrators send it.
 *
 * @param sections slugs that sections have or had; empty for all
 * @param tags the same of tags
 */
@Schema(
        name = "WebhookInput",
        description = "A receiver of what changes. Fields set by the program may be sent back unchanged.")
@Kept(by = WebhookView.class, changedBy = "it changes with what is delivered")
record WebhookDraft(
        @Schema(description = "For the newsroom; plain text.") @NotNull @Size(min = 1, max = NAME_LENGTH)
        String name,

        @Schema(description = "How the receiver is told; `webhook` if absent. It never changes.")
        Protocol protocol,

        @Schema(
                description =
                        "Where calls go: https, or http. Hosts that are not on the public internet need the setting"
                                + " `broadsheet.outward.allow`. Redirects are not followed.",
                examples = "https://front.example.org/hooks/broadsheet")
        @NotNull
        @Size(min = 1, max = URL_LENGTH)
        @Source
        String url,

        @Schema(description = "Whether it is told of anything; true if absent.")
        Boolean enabled,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = EventType.Name.class,
                description = "What it is told of; everything if absent or empty.")
        @Size(max = 18)
        List<String> events,

        @Schema(
                description =
                        "Only what is or was in one of these sections or below them, by slug; in all if absent or empty.",
                uniqueItems = true)
        @Size(max = MOST_NAMES)
        List<@Pattern(regexp = Slugs.PATTERN) String> sections,

        @Schema(
                description = "Only what has or had one of these tags, by slug; all if absent or empty.",
                uniqueItems = true)
        @Size(max = MOST_NAMES)
        List<@Pattern(regexp = Slugs.PATTERN) String> tags,

        @Schema(
                type = SchemaType.ARRAY,
                implementation = ArticleKind.class,
                description = "Only articles that are or were of one of these kinds; all if absent or empty.")
        @Size(max = 13)
        List<String> kinds,

        @Schema(
                description = "Only articles of these senders, as in their `source`; all if absent or empty.",
                uniqueItems = true)
        @Size(max = MOST_NAMES)
        List<@Pattern(regexp = Slugs.PATTERN) String> sources,

        @Schema(
                description = "Whether to leave out what does not matter to readers: changes of what is public that do"
                        + " not move its `updatedAt`. False if absent.")
        Boolean materialOnly,

        @Schema(
                description =
                        "The id of a partner: only articles that it has fetched, and only if they change in a way that"
                                + " matters to readers or are gone, so that it can replace what it has. Of all articles if absent.")
        @Pattern(regexp = Slugs.ID_PATTERN, message = "Must be the id of a partner")
        String partner,

        @Schema(
                description = "How messages are signed: `v1` with a shared secret (HMAC-SHA256), `v1a` with a key pair"
                        + " (Ed25519), of which the receiver gets the public key. `v1` if absent.",
                enumeration = {WebhookDraft.SHARED, WebhookDraft.KEY_PAIR})
        String signature,

        @Schema(
                description =
                        "A header that authenticates calls, as `Name: value`. Never shown: `authorized` says whether"
                                + " there is one.",
                writeOnly = true,
                examples = "Authorization: Bearer 4f1c9a")
        @Size(min = 4, max = 2_000)
        @Pattern(
                regexp = "^[A-Za-z][A-Za-z0-9-]{0,63}: *[\\x21-\\x7E]+( [\\x21-\\x7E]+)*$",
                message = "Must be the name and the value of a header, such as Authorization: Bearer 4f1c9a")
        String authorization,

        @Schema(
                description = "Of a purge: its HTTP method; `POST` if absent.",
                enumeration = {"POST", "PURGE", "BAN"})
        String method,

        @Schema(
                description =
                        "Of a purge: the header that has the cache tags, separated by spaces; `Surrogate-Key` if absent.")
        @Pattern(regexp = "^[A-Za-z][A-Za-z0-9-]{0,63}$", message = "Must be the name of a header")
        String header,

        @Schema(
                description = "Of indexnow: the key, which the site has to serve as `/<key>.txt`.",
                examples = "8f3a94c1d6e24c1fa7f0")
        @Pattern(regexp = "^[A-Za-z0-9-]{8,128}$", message = "Must be 8 to 128 letters, digits and hyphens")
        String indexNowKey)
        implements CheckedInput {

    static final int NAME_LENGTH = 200;
    static final int URL_LENGTH = 2_000;
    static final String SHARED = "v1";
    static final String KEY_PAIR = "v1a";

    private static final int MOST_NAMES = 100;
    private static final Set<String> KINDS =
            Arrays.stream(ArticleKind.values()).map(ArticleKind::wireName).collect(Collectors.toSet());

    WebhookDraft {
        protocol = protocol == null ? Protocol.WEBHOOK : protocol;
        enabled = enabled == null || enabled;
        events = orEmpty(events);
        sections = orEmpty(sections);
        tags = orEmpty(tags);
        kinds = orEmpty(kinds);
        sources = orEmpty(sources);
        materialOnly = materialOnly != null && materialOnly;
        signature = signature == null && protocol == Protocol.WEBHOOK ? SHARED : signature;
        method = method == null && protocol == Protocol.PURGE ? "POST" : method;
        header = header == null && protocol == Protocol.PURGE ? "Surrogate-Key" : header;
    }

    private static List<String> orEmpty(List<String> list) {
        return list == null ? List.of() : list.stream().distinct().toList();
    }

    @Override
    public void check(JsonInput input) {
        for (int i = 0; i < kinds.size(); i++) {
            if (!KINDS.contains(kinds.get(i))) {
                input.faults().add(Fault.pointer(input.pointer("kinds") + "/" + i, "There is no such kind of article"));
            }
        }
        if (url != null && !isAddress(url)) {
            input.fault("url", "Must be an http or https address, without a user, a password or a fragment");
        }
        if (authorization != null && Calls.isOwn(authorizationName())) {
            input.fault("authorization", "Must be another header: " + authorizationName() + " is Broadsheet's own");
        }
        only(input, "partner", partner, Protocol.WEBHOOK);
        only(input, "signature", signature, Protocol.WEBHOOK);
        only(input, "method", method, Protocol.PURGE);
        only(input, "header", header, Protocol.PURGE);
        only(input, "indexNowKey", indexNowKey, Protocol.INDEXNOW);
        if (protocol == Protocol.INDEXNOW && indexNowKey == null) {
            input.fault("indexNowKey", "Is required for indexnow");
        }
    }

    private void only(JsonInput input, String field, String value, Protocol of) {
        if (value != null && protocol != of) {
            input.fault(field, "Is only for the protocol " + of.wireName());
        }
    }

    private static boolean isAddress(String url) {
        try {
            URI address = new URI(url);
            String scheme = String.valueOf(address.getScheme());
            return (scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The name of the header that authenticates calls. */
    String authorizationName() {
        return authorization.substring(0, authorization.indexOf(':'));
    }

    String authorizationValue() {
        return authorization.substring(authorization.indexOf(':') + 1).strip();
    }
}
