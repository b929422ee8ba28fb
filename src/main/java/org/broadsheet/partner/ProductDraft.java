package org.broadsheet.partner;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.access.Product;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ArticleView;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Nearest;
import org.broadsheet.request.CheckedInput;
import org.broadsheet.request.Durations;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.Slugs;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a partner gets, as editors send and read it. A list without values means all.
 *
 * @param delay ISO 8601, such as {@code PT30M}; null for none
 */
@Schema(
        name = "Product",
        description =
                "What a partner gets of what is public: the articles that meet all of these. A list without values means"
                        + " all.")
record ProductDraft(
        @Schema(
                description =
                        "Slugs of sections: the articles of these and all below them; for articles of several sections"
                                + " the first decides. They follow a section that is renamed or moved. Of one that was"
                                + " deleted the id stays, and covers nothing.",
                uniqueItems = true)
        @Size(max = MOST)
        List<@Pattern(regexp = Slugs.PATTERN) String> sections,

        @Schema(description = "Senders: the articles that have one of these as their source.", uniqueItems = true)
        @Size(max = MOST)
        List<@Pattern(regexp = Slugs.PATTERN) String> sources,

        @Schema(type = SchemaType.ARRAY, implementation = ArticleKind.class, description = "Kinds of articles.")
        @Size(max = MOST)
        List<String> kinds,

        @Schema(
                description =
                        "Fields of articles, in lists, whole ones and the export; `id`, `slug`, `url` and `headline` are"
                                + " always among them.",
                uniqueItems = true,
                examples = "[\"standfirst\", \"body\", \"publishedAt\"]")
        @Size(max = MOST)
        List<String> fields,

        @Schema(
                nullable = true,
                description =
                        "How long after an article became public the partner gets it: an ISO 8601 duration in days or"
                                + " smaller units, at most 3,653 days. Null for none.",
                examples = "PT30M")
        @Size(min = 1, max = 40)
        String delay,

        @Schema(description = "How much of articles that are not free.") @NotNull
        ProductAccess access)
        implements CheckedInput {

    static final int MOST = 100;

    private static final Duration LONGEST = Duration.ofDays(3_653);

    /** What is found by other articles than those of a product. */
    private static final Set<String> OF_OTHERS = Set.of("related", "series");

    /** The fields that whole articles have; lists have fewer. */
    private static final List<String> FIELDS = Stream.of(ArticleView.class.getRecordComponents())
            .map(RecordComponent::getName)
            .filter(name -> !OF_OTHERS.contains(name))
            .toList();

    private static final List<String> KINDS =
            Arrays.stream(ArticleKind.values()).map(ArticleKind::wireName).toList();

    ProductDraft {
        sections = sections == null ? List.of() : List.copyOf(sections);
        sources = sources == null ? List.of() : List.copyOf(sources);
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    @Override
    public void check(JsonInput input) {
        known(input, "kinds", kinds, KINDS);
        known(input, "fields", fields, FIELDS);
        if (delay != null && Durations.between(delay, Duration.ZERO, LONGEST).isEmpty()) {
            input.fault(
                    "delay",
                    "Must be an ISO 8601 duration of at most 3,653 days, in days or smaller units, such as PT30M");
        } else if (duration().toNanosPart() > 0) {
            input.fault("delay", "Must be whole seconds");
        }
    }

    private static void known(JsonInput input, String name, List<String> values, List<String> known) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            if (!known.contains(value)) {
                input.faults()
                        .add(Fault.pointer(input.pointer(name) + "/" + i, "Must be one of " + String.join(", ", known))
                                .suggesting(Nearest.to(value, known).orElse(null)));
            }
        }
        if (Set.copyOf(values).size() < values.size()) {
            input.fault(name, "Must have each value once");
        }
    }

    /** How long the delay is. */
    Duration duration() {
        return Durations.between(delay, Duration.ZERO, LONGEST).orElse(Duration.ZERO);
    }

    /** A product as editors read it. */
    static ProductDraft of(Product product, List<String> sections, List<String> sources) {
        return new ProductDraft(
                sections,
                sources,
                KINDS.stream().filter(product.kinds()::contains).toList(),
                FIELDS.stream().filter(product.fields()::contains).toList(),
                product.delay().isZero() ? null : product.delay().toString(),
                product.whole() ? ProductAccess.WHOLE : ProductAccess.FREE);
    }
}
