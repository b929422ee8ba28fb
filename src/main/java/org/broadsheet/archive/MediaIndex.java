package org.broadsheet.archive;

import io.netty.util.collection.LongObjectHashMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.MurmurHash3;

/**
 * The pictures of an archive by their keys, as digests of 64 bits, and by what they were sent with. Packed, since a site may
 * have hundreds of thousands.
 */
final class MediaIndex {

    private static final char END = '\0';
    private static final long[] NONE = {};

    private final LongObjectHashMap<byte[]> media = new LongObjectHashMap<>();
    private final LongObjectHashMap<long[]> children = new LongObjectHashMap<>();

    private static long digest(String key) {
        return MurmurHash3.hash128x64(key.getBytes(StandardCharsets.UTF_8))[0];
    }

    void add(ArchiveItem.Media one) {
        long key = digest(one.key());
        media.put(
                key,
                String.join(
                                String.valueOf(END),
                                one.key(),
                                one.url(),
                                text(one.alt()),
                                text(one.caption()),
                                text(one.credit()))
                        .getBytes(StandardCharsets.UTF_8));
        if (one.parent() != null) {
            long parent = digest(one.parent());
            long[] before = Optional.ofNullable(children.get(parent)).orElse(NONE);
            long[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = key;
            children.put(parent, after);
        }
    }

    private static String text(String sent) {
        return sent == null ? "" : sent.replace(END, ' ');
    }

    Optional<ArchiveItem.Media> get(String key) {
        return Optional.ofNullable(media.get(digest(key))).map(MediaIndex::read);
    }

    /** Those that were sent with an article, in the order of the file. */
    List<ArchiveItem.Media> of(String article) {
        List<ArchiveItem.Media> all = new ArrayList<>();
        for (long key : Optional.ofNullable(children.get(digest(article))).orElse(NONE)) {
            all.add(read(media.get(key)));
        }
        return all;
    }

    private static ArchiveItem.Media read(byte[] packed) {
        String[] parts = new String(packed, StandardCharsets.UTF_8).split(String.valueOf(END), -1);
        return new ArchiveItem.Media(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }
}
