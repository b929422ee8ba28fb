package org.broadsheet.reader;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleListRequest;
import org.broadsheet.article.ArticleLists;
import org.broadsheet.article.Teaser;
import org.broadsheet.list.Page;
import org.broadsheet.list.PageRequest;
import org.broadsheet.request.Address;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.search.Search;
import org.broadsheet.search.SearchResults;

/** Renders the results of a search, with how many there are and what they can be narrowed by. */
@ApplicationScoped
class SearchPage {

    private static final String TITLE = "Search";

    /** How many authors, tags and summaries are found by name. */
    private static final int NAMED = 5;

    /** How many values of each property are offered. */
    private static final int CHOICES = 6;

    private final Frames frames;
    private final ArticleLists lists;
    private final Search search;

    SearchPage(Frames frames, ArticleLists lists, Search search) {
        this.frames = frames;
        this.lists = lists;
        this.search = search;
    }

    String of(Visit visit) {
        String words = visit.words();
        if (words.isEmpty()) {
            Frame frame = frames.of(Head.passing(TITLE), visit, List.of());
            return Templates.search(frame, words, null, List.of()).render();
        }
        BoundQuery<ArticleListRequest> query = query(visit);
        SearchResults found = search.with(lists.page(query), words, NAMED);
        Frame frame = frames.of(
                Head.passing(TITLE + ": " + words),
                visit,
                List.of(query.address().toString(), named(words).toString(), "/v1/sections"));
        return Templates.search(frame, words, found, narrowings(visit, found.articles(), frame))
                .render();
    }

    /** The request that finds what else has these words. */
    private static Address named(String words) {
        return new Address(
                "/v1/search",
                Optional.empty(),
                new TreeMap<>(Map.of(Visit.WORDS, words, PageRequest.LIMIT, String.valueOf(NAMED))));
    }

    private static BoundQuery<ArticleListRequest> query(Visit visit) {
        Map<String, List<String>> sent = new LinkedHashMap<>();
        Stream.concat(Visit.NARROWING.stream(), Stream.of(Visit.WORDS, Address.CURSOR))
                .forEach(name -> visit.sent(name).ifPresent(value -> sent.put(name, List.of(value))));
        sent.put("highlight", List.of("true"));
        sent.put("facets", List.of(String.join(",", Visit.NARROWING)));
        sent.put(PageRequest.TOTAL, List.of(Page.Counting.CAPPED.wireName()));
        return BoundQuery.read(ArticleListRequest.class, ArticleLists.PATH, sent);
    }

    /** What the results can be narrowed by: properties of which they have several values, and those already chosen. */
    private static List<Narrowing> narrowings(Visit visit, Page<Teaser> stories, Frame frame) {
        if (stories.meta() == null || stories.meta().facets() == null) {
            return List.of();
        }
        Map<String, String> names = names(stories.items(), frame);
        List<Narrowing> all = new ArrayList<>();
        for (Page.Facet facet : stories.meta().facets()) {
            String chosen = visit.sent(facet.name()).orElse(null);
            if (facet.values().size() > 1 || chosen != null) {
                List<Narrowing.Choice> choices = facet.values().stream()
                        .limit(CHOICES)
                        .map(value -> new Narrowing.Choice(
                                value.value(), words(facet.name(), value.value(), names), value.count()))
                        .toList();
                all.add(new Narrowing(facet.name(), chosen, choices));
            }
        }
        return all;
    }

    private static String words(String facet, String value, Map<String, String> names) {
        String text = names.getOrDefault(facet + value, value.replace('-', ' '));
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The names of slugs, as far as the page shows them. */
    private static Map<String, String> names(List<Teaser> stories, Frame frame) {
        Map<String, String> names = new HashMap<>();
        frame.sections().forEach(section -> names.put("section" + section.slug(), section.name()));
        for (Teaser story : stories) {
            names.put("section" + story.section().slug(), story.section().name());
            story.tags().forEach(tag -> names.put("tag" + tag.slug(), tag.name()));
            story.authors().forEach(author -> names.put("author" + author.slug(), author.name()));
        }
        return names;
    }
}
