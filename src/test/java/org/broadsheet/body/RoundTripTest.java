package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.broadsheet.support.Proof;

/** Everything that a form can express comes back from it unchanged. */
class RoundTripTest {

    @Provide
    Arbitrary<String> html() {
        return Sources.html();
    }

    @Provide
    Arbitrary<String> rubbish() {
        return Sources.rubbish();
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void blocks_come_back_from_html(@ForAll("html") String source) {
        Body body = Sources.HTML.read(source).body();

        String html = HtmlWriter.write(body.blocks(), Sources.ALL_PUBLIC);
        ParsedBody again = Sources.HTML.read(html);

        assertThat(again.body()).as(html).isEqualTo(body);
        assertThat(lost(again)).as(html).isEmpty();
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void blocks_come_back_from_markdown(@ForAll("html") String source) {
        Body body = Sources.HTML.read(source).body();

        String markdown = MarkdownWriter.write(body.blocks(), Sources.ALL_PUBLIC);
        ParsedBody again = Sources.MARKDOWN.read(markdown);

        assertThat(again.body()).as(markdown).isEqualTo(body);
        assertThat(lost(again)).as(markdown).isEmpty();
    }

    /** What looks like a tag of a template stays text, and is named each time. */
    private static List<ContentLoss> lost(ParsedBody body) {
        return body.losses().stream()
                .filter(loss -> loss.code() != WarningCode.TEMPLATE_TAG)
                .toList();
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void blocks_come_back_from_storage(@ForAll("html") String source) {
        Body body = Sources.HTML.read(source).body();

        assertThat(Body.fromJson(body.toJson())).isEqualTo(body);
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void what_was_read_once_reads_the_same_ever_after(@ForAll("rubbish") String source) {
        Body body = Sources.HTML.read(source).body();

        String html = HtmlWriter.write(body.blocks(), Sources.ALL_PUBLIC);

        assertThat(Sources.HTML.read(html).body()).as(html).isEqualTo(body);
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void reading_is_deterministic(@ForAll("rubbish") String source) {
        assertThat(Sources.HTML.read(source)).isEqualTo(Sources.HTML.read(source));
        assertThat(Sources.MARKDOWN.read(source)).isEqualTo(Sources.MARKDOWN.read(source));
        assertThat(TextReader.read(source)).isEqualTo(TextReader.read(source));
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void text_comes_back_from_text(@ForAll("rubbish") String source) {
        Body body = TextReader.read(source).body();

        String text = TextWriter.write(body.blocks(), Sources.NONE_PUBLIC);

        assertThat(TextReader.read(text).body()).isEqualTo(body);
    }
}
