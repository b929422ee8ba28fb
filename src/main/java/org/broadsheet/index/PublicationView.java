package org.broadsheet.index;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.broadsheet.response.Publication;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who publishes, as {@code broadsheet.publication.*} has it. Addresses are absolute; what is not set is null. */
@Schema(name = "Publication", description = "Who publishes what this API serves.")
public record PublicationView(
        @Schema(description = "Its name.", examples = "The Ellersquay Courier")
        String name,

        @Schema(description = "Its site's front page.") URI url,

        @Schema(description = "The languages that it is published in, BCP 47; empty where they are not set.")
        List<String> languages,

        @Schema(nullable = true, description = "Its logo.") URI logo,

        @Schema(nullable = true, description = "The page that says how errors are corrected.")
        URI correctionsPolicy,

        @Schema(nullable = true, description = "The page with its code of ethics.")
        URI ethicsPolicy,

        @Schema(nullable = true, description = "The page that says who owns and pays for it.")
        URI ownership,

        @Schema(nullable = true, description = "The page that says how it uses artificial intelligence.")
        URI aiPolicy,

        @Schema(nullable = true, description = "The page with ways to reach the newsroom.")
        URI contact,

        @Schema(nullable = true, description = "The newsroom's e-mail address.", maxLength = 254)
        String email,

        @Schema(nullable = true, description = "The copyright notice of articles that bring none of their own.")
        String copyright,

        @Schema(nullable = true, description = "What others may do with articles that say nothing else.")
        String usageTerms,

        @Schema(nullable = true, description = "The licence of articles that bring none of their own.")
        URI license,

        @Schema(
                nullable = true,
                description = "Whether text and data mining is reserved; null where nothing is said.",
                enumeration = {"reserved", "allowed"})
        String textAndDataMining,

        @Schema(nullable = true, description = "The terms of text and data mining.")
        URI miningPolicy) {

    static PublicationView of(Publication publication) {
        return new PublicationView(
                publication.name(),
                publication.home(),
                publication.languages(),
                publication.logo().orElse(null),
                publication.correctionsPolicy().orElse(null),
                publication.ethicsPolicy().orElse(null),
                publication.ownership().orElse(null),
                publication.aiPolicy().orElse(null),
                publication.contact().orElse(null),
                publication.email().orElse(null),
                publication.copyright().orElse(null),
                publication.usageTerms().orElse(null),
                publication.license().orElse(null),
                publication
                        .textAndDataMining()
                        .map(mining -> mining.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                publication.miningPolicy().orElse(null));
    }
}
