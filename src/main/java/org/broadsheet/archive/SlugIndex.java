package org.broadsheet.archive;

import com.carrotsearch.hppc.LongIntHashMap;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * Slugs by keys of any length, of which only a digest of 64 bits is kept, as numbers in a pool: a large archive has a million
 * addresses. Two of a million keys are taken for the same with a probability of one in thirty million.
 */
final class SlugIndex {

    private static final int NONE = -1;

    private final SlugPool pool;
    private final LongIntHashMap numbers = new LongIntHashMap();

    SlugIndex(SlugPool pool) {
        this.pool = pool;
    }

    static long digest(String key) {
        return MurmurHash3.hash128x64(key.getBytes(StandardCharsets.UTF_8))[0];
    }

    /** The slug of a key; null for none. */
    String get(String key) {
        int number = numbers.getOrDefault(digest(key), NONE);
        return number == NONE ? null : pool.get(number);
    }

    /** Sets the slug of a key, by its number in the pool, unless the key has one. */
    void putIfAbsent(String key, int number) {
        numbers.putIfAbsent(digest(key), number);
    }

    /** Sets the slug of a key, by its number in the pool. */
    void put(String key, int number) {
        numbers.put(digest(key), number);
    }
}
