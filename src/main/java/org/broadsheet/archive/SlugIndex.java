package org.broadsheet.archive;

import io.netty.util.collection.LongObjectHashMap;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Slugs by keys of any length, of which only a digest of 64 bits is kept: a large archive has a million addresses. Two of a
 * million keys are taken for the same with a probability of one in thirty million.
 */
final class SlugIndex {

    private final LongObjectHashMap<String> slugs = new LongObjectHashMap<>();

    private static long digest(String key) {
        return MurmurHash3.hash128x64(key.getBytes(StandardCharsets.UTF_8))[0];
    }

    /** The slug of a key; null for none. */
    String get(String key) {
        return slugs.get(digest(key));
    }

    /** Sets the slug of a key, unless it has one. Whether it had none. */
    boolean putIfAbsent(String key, String slug) {
        long digest = digest(key);
        if (slugs.containsKey(digest)) {
            return false;
        }
        slugs.put(digest, slug);
        return true;
    }

    /** Sets the slug of a key. */
    void put(String key, String slug) {
        slugs.put(digest(key), slug);
    }

    /** Changes all slugs. */
    void replaceAll(UnaryOperator<String> change) {
        slugs.entries().forEach(entry -> entry.setValue(change.apply(entry.value())));
    }

    /** All slugs, some of them several times. */
    Iterable<String> values() {
        return slugs.values();
    }
}
