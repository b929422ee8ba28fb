package org.broadsheet.editorial.workingcopy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.broadsheet.support.Proof;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies are words here: each letter is a block with that id, and a digit after it is what the block says. */
class BodyMergeTest {

    private static JsonNode blocks(String word) {
        ArrayNode blocks = JsonNodeFactory.instance.arrayNode();
        for (String block : word.strip().split("(?=\\p{Alpha})")) {
            if (!block.isEmpty() && !block.equals("-")) {
                blocks.addObject()
                        .put("type", "paragraph")
                        .put("id", block.substring(0, 1))
                        .put("html", block.substring(1));
            }
        }
        return blocks;
    }

    private static String word(JsonNode blocks) {
        StringBuilder word = new StringBuilder();
        blocks.forEach(block ->
                word.append(block.get("id").asText()).append(block.get("html").asText()));
        return word.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc  | abc   | abc   | abc     | 0
            abc  | xabc  | abcy  | xabcy   | 0
            abc  | a1bc  | abc1  | a1bc1   | 0
            abc  | a1bc  | ab1c  | a1b1c   | 0
            abc  | abcx  | abcy  | abcxy   | 0
            abc  | abcx  | abcx  | abcx    | 0
            abc  | ac    | abcy  | acy     | 0
            abc  | ac    | ac    | ac      | 0
            abc  | cab   | ab1c  | cab1    | 0
            abc  | a1bc  | a2bc  | a2bc    | 1
            abc  | ac    | ab1c  | ab1c    | 1
            abc  | ab1c  | ac    | ac      | 1
            abcd | ax1cd | aybd  | ayx1d   | 0
            abc  | bca   | bc    | bc      | 1
            abc  | bca   | a1bc  | a1bc    | 2
            abc  | acb   | bac   | bac     | 0
            -    | a     | b     | ab      | 0
            abc  | -     | abc   | -       | 0
            """)
    void changes_of_both_are_taken_and_where_they_overlap_the_working_copys_stand(
            String base, String live, String own, String merged, int overlaps) {
        BodyMerge merge = BodyMerge.of(blocks(base), blocks(live), blocks(own));

        assertThat(word(merge.blocks())).isEqualTo(merged.equals("-") ? "" : merged);
        assertThat(merge.overlaps()).hasSize(overlaps);
    }

    @Property(tries = 2000, seed = Proof.ORDINARY_SEED)
    void nothing_is_lost_unless_it_is_said(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> base =
                new ArrayList<>(List.of("a", "b", "c", "d", "e", "f").subList(0, random.nextInt(7)));
        List<String> live = changed(base, random, "lmn");
        List<String> own = changed(base, random, "xyz");

        BodyMerge merge = BodyMerge.of(
                blocks(String.join("", base)), blocks(String.join("", live)), blocks(String.join("", own)));

        List<String> merged = List.of(word(merge.blocks()).split("(?=\\p{Alpha})"));
        String as = "%s, live %s, own %s, merged %s".formatted(base, live, own, merged);
        assertThat(merged.stream().filter(block -> !block.isEmpty()).map(block -> block.substring(0, 1)))
                .as(as)
                .doesNotHaveDuplicates();
        assertThat(merged)
                .as(as)
                .containsAll(own.stream().filter(block -> !base.contains(block)).toList());
        if (merge.overlaps().isEmpty()) {
            assertThat(merged)
                    .as(as)
                    .containsAll(
                            live.stream().filter(block -> !base.contains(block)).toList());
        }
        if (live.equals(base)) {
            assertThat(String.join("", merged)).as(as).isEqualTo(String.join("", own));
        }
        if (own.equals(base)) {
            assertThat(String.join("", merged)).as(as).isEqualTo(String.join("", live));
        }
    }

    /** Some blocks changed, removed, moved, and others added. */
    private static List<String> changed(List<String> base, Random random, String more) {
        List<String> changed = new ArrayList<>(base);
        for (int i = random.nextInt(4); i > 0 && !changed.isEmpty(); i--) {
            int place = random.nextInt(changed.size());
            switch (random.nextInt(3)) {
                case 0 -> changed.set(place, changed.get(place).substring(0, 1) + random.nextInt(9));
                case 1 -> changed.remove(place);
                default -> Collections.swap(changed, place, random.nextInt(changed.size()));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            changed.add(random.nextInt(changed.size() + 1), more.substring(i, i + 1));
        }
        return changed;
    }
}
