package org.broadsheet.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class SlugIndexTest {

    /** Enough for several blocks of the pool, with slugs that would lie across their ends. */
    @Property(tries = 20)
    void has_each_slug_that_was_put(
            @ForAll @Size(min = 1, max = 50) List<@AlphaChars @StringLength(min = 1, max = 200) String> words) {
        SlugPool pool = new SlugPool();
        SlugIndex index = new SlugIndex(pool);
        Map<String, String> expected = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            String slug = words.get(i % words.size()) + '-' + i;
            index.put("key " + i, pool.add(slug));
            expected.put("key " + i, slug);
        }
        for (int i = 0; i < 3_000; i += 7) {
            pool.set(i, "moved-" + i);
            expected.put("key " + i, "moved-" + i);
        }
        index.putIfAbsent("key 0", pool.add("another"));

        expected.forEach((key, slug) -> assertThat(index.get(key)).isEqualTo(slug));
        assertThat(index.get("no such key")).isNull();
    }
}
