package org.broadsheet.article;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.broadsheet.access.Product;
import org.broadsheet.change.CacheTags;
import org.broadsheet.database.Sql;
import org.broadsheet.database.Visibility;
import org.broadsheet.extra.ExtraNames;
import org.broadsheet.list.Alphabet;
import org.broadsheet.list.Collation;
import org.broadsheet.request.Faults;

/**
 * Which articles a list holds. Values of one criterion are alternatives (OR), criteria narrow each other (AND), {@link
 * Criterion#ALL_TAGS} wants every one of its tags, and those that begin with a minus sign leave articles out.
 *
 * @param names the values by criterion: slugs and language tags
 * @param ids what the slugs stand for, by criterion; filled in by {@link ArticleNames}
 * @param sectionOnly whether sections do not stand for those below them as well
 * @param extra values by the names of what is the newsroom's own; {@link ArticleNames} checks the names
 * @param excluded slugs and ids of articles to leave out
 * @param publishedAfter inclusive
 * @param publishedBefore exclusive
 * @param updatedAfter inclusive
 * @param shown which articles may be shown at all
 * @param product what the partner that reads the list gets; empty for everybody else
 * @param found the condition that a search adds, on an article {@code a} and from {@code and} on
 */
public record ArticleFilter(
        Map<Criterion, Set<String>> names,
        Map<Criterion, Set<UUID>> ids,
        boolean sectionOnly,
        Map<String, Set<String>> extra,
        Set<String> excluded,
        Optional<Instant> publishedAfter,
        Optional<Instant> publishedBefore,
        Optional<Instant> updatedAfter,
        Shown shown,
        Optional<Product> product,
        Optional<Sql> found) {

    /** Which articles a list may show at all. */
    public enum Shown {
        /** What is public and was not retracted. */
        LISTED {
            @Override
            public String of(String alias) {
                return Visibility.listed(alias);
            }

            @Override
            String ofCopy(String alias) {
                return Visibility.listedCopy(alias);
            }
        },
        /** What is public, retracted or not. */
        PUBLIC {
            @Override
            public String of(String alias) {
                return Visibility.of(alias);
            }

            @Override
            String ofCopy(String alias) {
                return Visibility.ofCopy(alias);
            }
        },
        /** What is public and was retracted. */
        RETRACTED {
            @Override
            public String of(String alias) {
                return Visibility.retracted(alias);
            }

            @Override
            String ofCopy(String alias) {
                return Visibility.retractedCopy(alias);
            }
        },
        /** Everything that is stored: for editors only. */
        STORED {
            @Override
            public String of(String alias) {
                return "true";
            }

            @Override
            String ofCopy(String alias) {
                return "true";
            }
        };

        /** The condition on an article of this alias. */
        public abstract String of(String alias);

        /** The part of it that a copy of an article's times can check, in a table of this alias. */
        abstract String ofCopy(String alias);
    }

    /** A filter whose names have yet to be resolved. */
    public static ArticleFilter of(
            Map<Criterion, Set<String>> names,
            boolean sectionOnly,
            Map<String, Set<String>> extra,
            Set<String> excluded,
            Optional<Instant> publishedAfter,
            Optional<Instant> publishedBefore,
            Optional<Instant> updatedAfter,
            Shown shown) {
        return new ArticleFilter(
                names,
                Map.of(),
                sectionOnly,
                extra,
                excluded,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                shown,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Adds a fault for names that the filter both requires and excludes, and for a period that ends before it begins.
     */
    public void check(Faults faults) {
        contradiction(Criterion.NOT_SECTION, List.of(Criterion.SECTION), faults);
        contradiction(Criterion.NOT_TAG, List.of(Criterion.TAG, Criterion.ALL_TAGS), faults);
        contradiction(Criterion.NOT_AUTHOR, List.of(Criterion.AUTHOR), faults);
        contradiction(Criterion.NOT_LANGUAGE, List.of(Criterion.LANGUAGE), faults);
        contradiction(Criterion.NOT_KIND, List.of(Criterion.KIND), faults);
        if (publishedAfter.isPresent()
                && publishedBefore.isPresent()
                && !publishedAfter.get().isBefore(publishedBefore.get())) {
            faults.add(
                    ArticleSelection.PUBLISHED_BEFORE,
                    "Must be later than " + ArticleSelection.PUBLISHED_AFTER + "; no article can match");
        }
    }

    private void contradiction(Criterion without, List<Criterion> with, Faults faults) {
        Set<String> both = new TreeSet<>();
        with.forEach(criterion -> both.addAll(names.getOrDefault(criterion, Set.of())));
        both.retainAll(names.getOrDefault(without, Set.of()));
        if (!both.isEmpty()) {
            faults.add(
                    without.parameter(),
                    "Leaves out what " + with.get(0).parameter() + " asks for: " + String.join(", ", both));
        }
    }

    /**
     * The same filter with what its names stand for.
     *
     * @param all its names, with the current ones of those that are former, and the languages that its ranges match
     */
    ArticleFilter resolved(Map<Criterion, Set<UUID>> known, Map<Criterion, Set<String>> all) {
        return new ArticleFilter(
                all,
                known,
                sectionOnly,
                extra,
                excluded,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                shown,
                product,
                found);
    }

    /**
     * The same filter for a partner.
     *
     * @param branch the sections of its product, with all below them: what the list is read by where no section is asked for;
     *     empty if it has all sections
     */
    ArticleFilter within(Product sold, Set<UUID> branch) {
        Map<Criterion, Set<UUID>> narrowed = new EnumMap<>(Criterion.class);
        narrowed.putAll(ids);
        if (!branch.isEmpty()) {
            narrowed.putIfAbsent(Criterion.SECTION, branch);
        }
        return new ArticleFilter(
                names,
                narrowed,
                sectionOnly,
                extra,
                excluded,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                shown,
                Optional.of(sold),
                found);
    }

    /** The same text for equal filters, however they were written: what a cursor is bound to. */
    public String canonical() {
        StringBuilder text = new StringBuilder();
        names.forEach((criterion, values) -> text.append(criterion.parameter())
                .append('=')
                .append(new TreeSet<>(values))
                .append('&'));
        return text.append(ExtraNames.canonical(extra))
                .append(sectionOnly ? "sectionOnly&" : "")
                .append("exclude=")
                .append(new TreeSet<>(excluded))
                .append(publishedAfter)
                .append(publishedBefore)
                .append(updatedAfter)
                .append(shown)
                .toString();
    }

    /** The tags of the changes that concern this list: those of its narrowest criterion, else of all articles. */
    Set<String> cacheTags() {
        if (names.containsKey(Criterion.SECTION)) {
            return prefixed(Criterion.SECTION, CacheTags::section);
        }
        if (names.containsKey(Criterion.TAG)) {
            return prefixed(Criterion.TAG, CacheTags::tag);
        }
        if (names.containsKey(Criterion.ALL_TAGS)) {
            return prefixed(Criterion.ALL_TAGS, CacheTags::tag);
        }
        return names.containsKey(Criterion.AUTHOR)
                ? prefixed(Criterion.AUTHOR, CacheTags::author)
                : Set.of(CacheTags.ARTICLES);
    }

    private Set<String> prefixed(Criterion criterion, UnaryOperator<String> tag) {
        return names.get(criterion).stream().map(tag).collect(Collectors.toSet());
    }

    /**
     * The alphabetical order of the list: that of its languages if they share one, which a list without a language
     * filter does not. Within a section, only a single language has an index of its own order; several languages get
     * the root order if theirs is the same.
     */
    Alphabet alphabet() {
        Set<String> languages = names.getOrDefault(Criterion.LANGUAGE, Set.of());
        boolean byRoot = names.containsKey(Criterion.SECTION)
                && languages.size() > 1
                && languages.stream().allMatch(language -> Collation.of(language) == Collation.root());
        return Collation.isCommonTo(languages) && !byRoot ? Alphabet.OWN : Alphabet.ROOT;
    }

    /** Whether it leaves few articles, spread over all times: a search should then apply it before its words. */
    public boolean isOfFew() {
        return updatedAfter.isPresent()
                || shown == Shown.RETRACTED
                || isOfRareKinds()
                || !extra.isEmpty()
                || names.containsKey(Criterion.PRIORITY)
                || flag(Criterion.NOINDEX).orElse(false)
                || flag(Criterion.FEATURED).orElse(false);
    }

    /** The same, among what a search finds: with its condition on an article {@code a}, from {@code and} on. */
    public ArticleFilter among(Sql condition) {
        return new ArticleFilter(
                names,
                ids,
                sectionOnly,
                extra,
                excluded,
                publishedAfter,
                publishedBefore,
                updatedAfter,
                shown,
                product,
                Optional.of(condition));
    }

    /** Whether it leaves no news, of which there is most: an index then reads the kinds that are left, one by one. */
    boolean isOfRareKinds() {
        return names.containsKey(Criterion.KIND)
                ? !names.get(Criterion.KIND).contains(ArticleKind.NEWS.wireName())
                : names.getOrDefault(Criterion.NOT_KIND, Set.of()).contains(ArticleKind.NEWS.wireName());
    }

    /** The value of a criterion that is true or false; empty where it was not sent. */
    Optional<Boolean> flag(Criterion criterion) {
        return names.getOrDefault(criterion, Set.of()).stream()
                .map(Boolean::valueOf)
                .findFirst();
    }
}
