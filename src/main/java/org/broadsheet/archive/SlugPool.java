package org.broadsheet.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** The slugs of an archive's articles by their numbers, from 0 upwards. As bytes, since there may be a million. */
final class SlugPool {

    /** More than the longest slug. */
    private static final int BLOCK = 1 << 16;

    private static final int LENGTH = Short.BYTES;

    private final List<byte[]> blocks = new ArrayList<>();
    private int[] places = new int[1024];
    private int size;
    private int end = BLOCK;

    /** Adds a slug; its number. */
    int add(String slug) {
        if (size == places.length) {
            places = Arrays.copyOf(places, size + (size >> 1));
        }
        places[size] = written(slug);
        return size++;
    }

    /** Changes a slug. */
    void set(int number, String slug) {
        places[number] = written(slug);
    }

    String get(int number) {
        byte[] block = blocks.get(places[number] / BLOCK);
        int at = places[number] % BLOCK;
        int length = (block[at] & 0xFF) << Byte.SIZE | block[at + 1] & 0xFF;
        return new String(block, at + LENGTH, length, StandardCharsets.UTF_8);
    }

    /** Calls a consumer with each number. */
    void forEach(IntConsumer consumer) {
        for (int number = 0; number < size; number++) {
            consumer.accept(number);
        }
    }

    private int written(String slug) {
        byte[] bytes = slug.getBytes(StandardCharsets.UTF_8);
        if (end + LENGTH + bytes.length > BLOCK) {
            blocks.add(new byte[BLOCK]);
            end = 0;
        }
        byte[] block = blocks.get(blocks.size() - 1);
        int place = (blocks.size() - 1) * BLOCK + end;
        block[end] = (byte) (bytes.length >> Byte.SIZE);
        block[end + 1] = (byte) bytes.length;
        System.arraycopy(bytes, 0, block, end + LENGTH, bytes.length);
        end += LENGTH + bytes.length;
        return place;
    }
}
