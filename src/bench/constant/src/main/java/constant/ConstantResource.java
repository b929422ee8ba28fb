package constant;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Always the same record, with the size and shape of an article of 450 words. */
@Path("/constant")
public class ConstantResource {

    private static final String SENTENCE = "Wous touldi sto hus veapreck, rus prandoul beal stis dut cliround theal. ";

    private static final Article ARTICLE = new Article(
            "0198c7a5-5a4e-7c1c-8f2e-0242ac120002",
            "wous-touldi-sto-hus-1",
            "https://www.example.org/articles/wous-touldi-sto-hus-1",
            SENTENCE,
            SENTENCE.repeat(2),
            new Named("local", "Local"),
            List.of(new Named("wous", "Wous"), new Named("touldi", "Touldi"), new Named("stis", "Stis")),
            List.of(new Named("hus-veapreck", "Hus Veapreck")),
            "en",
            450,
            2,
            "2025-12-31T18:00:00Z",
            new Body(IntStream.range(0, 6)
                    .mapToObj(i -> new Block("paragraph", "b" + i, SENTENCE.repeat(7)))
                    .toList()));

    /** A named thing. */
    public record Named(String slug, String name) {}

    /** A block of the body. */
    public record Block(String type, String id, String html) {}

    /** The body. */
    public record Body(List<Block> blocks) {}

    /** The article. */
    public record Article(
            String id,
            String slug,
            String url,
            String headline,
            String standfirst,
            Named section,
            List<Named> tags,
            List<Named> authors,
            String language,
            int wordCount,
            int readingMinutes,
            String publishedAt,
            Body body) {}

    @GET
    public Article get() {
        return ARTICLE;
    }
}
