package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.request.WarningCode;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies as archives of other systems hold them, and what becomes of each. */
class ArchiveCasesTest {

    private static final Path ARCHIVE = Path.of("src/test/resources/archive/18f-posts.ndjson");
    private static final ReferenceResolver NONE = key -> Optional.empty();

    /**
     * A source and what is right.
     *
     * @param becomes the body as HTML, or why it is refused
     */
    record Case(String form, String source, String becomes, boolean refused, String says) {

        ParsedBody read() {
            return form.equals("markdown") ? Sources.MARKDOWN.read(source) : Sources.HTML.read(source);
        }

        @Override
        public String toString() {
            return source.lines().findFirst().orElse("");
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = ArchiveCasesTest.class.getResourceAsStream("/bodies/cases.txt")) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
            return Stream.of(all.substring("==== ".length()).split("\n==== ")).map(ArchiveCasesTest::parse);
        }
    }

    private static Case parse(String text) {
        int line = text.indexOf('\n');
        boolean refused = text.contains("\n---- refused\n");
        String[] parts = text.substring(line + 1).split("\n---- (becomes|refused|says)\n?", -1);
        return new Case(text.substring(0, line), parts[0], parts[1], refused, parts.length > 2 ? parts[2] : "");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_source_becomes_what_is_right_and_comes_back_from_each_form(Case one) {
        if (one.refused()) {
            assertThat(refusal(one)).isEqualTo(one.becomes());
            return;
        }
        ParsedBody read = one.read();
        List<Block> blocks = read.body().blocks();

        assertThat(HtmlWriter.write(blocks, NONE)).isEqualTo(one.becomes());
        assertThat(said(read)).isEqualTo(one.says());
        assertThat(Sources.HTML.read(HtmlWriter.write(blocks, NONE)).body()).isEqualTo(read.body());
        assertThat(Sources.MARKDOWN.read(MarkdownWriter.write(blocks, NONE)).body())
                .isEqualTo(read.body());
        assertThat(Body.fromJson(read.body().toJson())).isEqualTo(read.body());
    }

    private static String refusal(Case one) {
        try {
            return one.read().toString();
        } catch (InvalidBodyException e) {
            return e.faults().get(0).detail();
        }
    }

    private static String said(ParsedBody read) {
        return read.losses().stream()
                .map(loss -> loss.code().wireName() + ": " + loss.detail())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void no_letter_is_lost_without_a_word() throws IOException {
        List<String> silent = new ArrayList<>();
        Map<WarningCode.Effect, Integer> bodies = new TreeMap<>();
        for (String source : sources()) {
            ParsedBody read = Sources.HTML.read(source);
            boolean lost = has(read, WarningCode.Effect.LOST);
            boolean changed = has(read, WarningCode.Effect.CHANGED);
            bodies.merge(
                    lost ? WarningCode.Effect.LOST : changed ? WarningCode.Effect.CHANGED : WarningCode.Effect.NOTED,
                    1,
                    Integer::sum);
            String missing = missing(letters(Jsoup.parse(source)), letters(written(read)));
            if (!lost && !missing.isEmpty()) {
                silent.add(missing + " of " + source);
            }
        }

        assertThat(silent).isEmpty();
        assertThat(bodies.get(WarningCode.Effect.NOTED))
                .as("bodies kept whole, of " + bodies)
                .isGreaterThan(300);
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        for (String line : Files.readAllLines(ARCHIVE)) {
            JsonNode body = new ObjectMapper().readTree(line).path("body");
            if (body.has("html")) {
                sources.add(body.get("html").textValue());
            } else if (body.has("markdown")) {
                ParsedBody read = Sources.MARKDOWN.read(body.get("markdown").textValue());
                sources.add(HtmlWriter.write(read.body().blocks(), NONE));
            }
        }
        cases().filter(one -> one.form().equals("html") && !one.refused())
                .map(Case::source)
                .forEach(sources::add);
        return sources;
    }

    private static boolean has(ParsedBody read, WarningCode.Effect effect) {
        return read.losses().stream().map(ContentLoss::code).anyMatch(code -> code.effect() == effect);
    }

    private static Document written(ParsedBody read) {
        return Jsoup.parse(HtmlWriter.write(read.body().blocks(), NONE));
    }

    /** The letters that a reader sees; digits are left out, since the marks of footnotes are numbered anew. */
    private static String letters(Document page) {
        page.select("script, style, svg, noscript, iframe").remove();
        page.select("video, audio, annotation, .katex-html, button").remove();
        return page.text()
                .replaceAll("https?://\\S+|\\[/?members_only]", "")
                .codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String missing(String source, String kept) {
        Map<Integer, Integer> left = new TreeMap<>();
        kept.codePoints().forEach(letter -> left.merge(letter, 1, Integer::sum));
        StringBuilder missing = new StringBuilder();
        source.codePoints().forEach(letter -> {
            if (left.merge(letter, -1, Integer::sum) < 0) {
                missing.appendCodePoint(letter);
            }
        });
        return missing.toString();
    }
}
