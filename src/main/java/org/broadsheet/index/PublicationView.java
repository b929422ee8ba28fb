package org.broadsheet.index;

import java.net.URI;
import java.util.List;
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
        String email) {

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
                publication.email().orElse(null));
    }
}
