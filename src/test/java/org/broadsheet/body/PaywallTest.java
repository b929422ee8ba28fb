package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What is free of a body is its beginning, in every form, and wherever a mark stands in a source. */
class PaywallTest {

    /** A body and how many of its blocks stand before its paywall. */
    private record Walled(Body body, int before) {}

    @Provide
    Arbitrary<String> html() {
        return Sources.html();
    }

    @Provide
    Arbitrary<Walled> walled() {
        return Combinators.combine(Sources.html(), Arbitraries.integers().between(0, 12))
                .as((source, place) -> {
                    List<Block> blocks =
                            new ArrayList<>(Sources.HTML.read(source).body().blocks());
                    int before = Math.min(place, blocks.size());
                    blocks.add(before, new Paywall("wall"));
                    return new Walled(new Body(blocks), before);
                });
    }

    @Property(tries = 1000)
    void the_free_part_is_a_prefix_in_every_form(@ForAll("walled") Walled walled) {
        List<Block> whole = walled.body().blocks();
        List<Block> free = walled.body().free().blocks();

        List<Block> before = whole.subList(0, walled.before());
        assertThat(free)
                .extracting(Block::id)
                .isEqualTo(before.stream().map(Block::id).toList());
        assertThat(linksToNowhere(free)).isEmpty();
        if (linksToNowhere(before).isEmpty()) {
            assertThat(free).isEqualTo(before);
            assertThat(HtmlWriter.write(whole, Sources.ALL_PUBLIC))
                    .startsWith(HtmlWriter.write(free, Sources.ALL_PUBLIC));
        }
        assertThat(TextWriter.write(whole, Sources.ALL_PUBLIC)).startsWith(TextWriter.write(free, Sources.ALL_PUBLIC));
        assertThat(walled.body().text()).startsWith(walled.body().free().text());
        assertThat(walled.body().isGated()).isEqualTo(walled.before() < whole.size() - 1);
        assertThat(walled.body().free().walled().free()).isEqualTo(walled.body().free());
    }

    /** The links within a page to what is not on it, except those from a note back to its mark. */
    private static List<String> linksToNowhere(List<Block> blocks) {
        Document page = Jsoup.parse(HtmlWriter.write(blocks, Sources.ALL_PUBLIC));
        return page.select("a[href^=#]").eachAttr("href").stream()
                .filter(href -> !href.startsWith("#fnref-") && page.getElementById(href.substring(1)) == null)
                .toList();
    }

    @Property(tries = 1000)
    void a_paywall_comes_back_from_html_and_markdown(@ForAll("walled") Walled walled) {
        List<Block> blocks = walled.body().blocks();

        assertThat(place(Sources.HTML.read(HtmlWriter.write(blocks, Sources.ALL_PUBLIC))))
                .isEqualTo(walled.before());
        assertThat(place(Sources.MARKDOWN.read(MarkdownWriter.write(blocks, Sources.ALL_PUBLIC))))
                .isEqualTo(walled.before());
    }

    /** What stands before a mark in the source may be kept back with the block around it; what follows is never free. */
    @Property(tries = 1000)
    void nothing_behind_a_mark_is_free_wherever_it_stands(
            @ForAll("html") String before, @ForAll("html") String around, @ForAll("html") String after) {
        for (String open : List.of("<p>", "<div><section>", "<ul><li>", "<blockquote>", "<table><tr><td>", "<b>", "")) {
            String source = before + "\n\n" + open + "\n" + around + "<!--members-only-->zanzibar " + after;

            Body body = Sources.HTML.read(source).body();

            assertThat(body.hasPaywall()).as(source).isTrue();
            assertThat(body.free().toJson()).as(source).doesNotContain("zanzibar");
            assertThat(HtmlWriter.write(body.blocks(), Sources.ALL_PUBLIC))
                    .as(source)
                    .contains("zanzibar");
        }
    }

    private static int place(ParsedBody read) {
        return read.body().free().blocks().size();
    }
}
