package org.broadsheet.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.ContentLoss;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;

class BlockReaderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ParsedBody read(String json) throws JsonProcessingException {
        return BlockReader.read(JSON.readTree(json.replace('\'', '"')), "/body/blocks", Sources::slug);
    }

    @Provide
    Arbitrary<String> html() {
        return Sources.html();
    }

    @Property(tries = 1000, seed = Proof.ORDINARY_SEED)
    void stored_blocks_are_read_as_they_are(@ForAll("html") String source) throws JsonProcessingException {
        Body body = Sources.HTML.read(source).body();
        // Only captions inside a body have references: an image that is sent alone has none.
        Body plain = new Body(body.blocks().stream()
                .filter(block -> new Body(List.of(block))
                        .images().values().stream()
                                .noneMatch(image -> image.caption() != null
                                        && image.caption().contains(InlineHtml.REFERENCE)))
                .toList());

        ParsedBody reading = BlockReader.read(JSON.readTree(plain.toJson()), "", Sources::slug);

        assertThat(reading.body()).isEqualTo(plain);
        assertThat(reading.losses()).isEmpty();
    }

    @Test
    void an_id_that_was_sent_is_kept() throws JsonProcessingException {
        Body body =
                read("[{'id':'b1','type':'paragraph','html':'a'},{'type':'paragraph','html':'a'},{'type':'divider'}]")
                        .body();

        assertThat(body.blocks().get(0).id()).isEqualTo("b1");
        assertThat(body.blocks())
                .extracting(Block::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z0-9_-]{1,64}"));
    }

    @Test
    void all_faults_come_at_once_with_pointers() {
        InvalidBodyException faults = catchThrowableOfType(
                InvalidBodyException.class,
                () -> read("[{'type':'paragraf','html':'a'},{'type':'heading','level':1,'html':'a'},"
                        + "{'id':'a','type':'divider'},{'id':'a','type':'divider'},{'id':'a b','type':'divider'},{'type':'image','image':{'url':'javascript:1'}},"
                        + "{'type':'list','items':[1]},{'type':'embed','url':'/x'},{'type':'teaser','article':'No Slug'},{'type':'divider','colour':'red'},7,"
                        + "{'type':'table','rows':[['a\\u0000']]},{'html':'a'}]"));

        assertThat(faults.faults())
                .extracting(Fault::pointer)
                .containsExactly(
                        "/body/blocks/0/type",
                        "/body/blocks/1/level",
                        "/body/blocks/3/id",
                        "/body/blocks/4/id",
                        "/body/blocks/5/image/url",
                        "/body/blocks/6/items/0",
                        "/body/blocks/7/url",
                        "/body/blocks/8/article",
                        "/body/blocks/9/colour",
                        "/body/blocks/10",
                        "/body/blocks/11/rows/0/0",
                        "/body/blocks/12/type");
        assertThat(faults.faults().get(0).didYouMean()).isEqualTo("paragraph");
    }

    @Test
    void a_column_that_the_table_does_not_have_cannot_be_aligned() {
        InvalidBodyException faults = catchThrowableOfType(
                InvalidBodyException.class,
                () -> read("[{'type':'table','rows':[['a']],'alignments':['left','right']}]"));

        assertThat(faults.faults()).extracting(Fault::pointer).containsExactly("/body/blocks/0/alignments");
    }

    @Test
    void every_loss_has_a_pointer() throws JsonProcessingException {
        ParsedBody reading = read(
                "[{'type':'paragraph','html':'<script>1</script>'},{'type':'list','items':['a','b<u>c</u>']},"
                        + "{'type':'embed','url':'https://x.com/1','provider':'twitter'},{'type':'image','image':{'url':'/a','caption':'<u>c</u>'}}]");

        assertThat(reading.losses())
                .extracting(ContentLoss::pointer)
                .containsExactly("/0/html", "/0", "/2/provider", "/1/items/1", "/3/image/caption");
        assertThat(reading.body().blocks()).hasSize(3);
    }
}
