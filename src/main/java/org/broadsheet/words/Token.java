package org.broadsheet.words;

import java.util.List;

/**
 * A word with its position in a text, or a pair of characters in a script that does not separate words.
 *
 * @param start where it begins, in UTF-16 units
 * @param end where it ends, exclusive
 * @param words its normalized words: usually one; {@code c cplusplus} for C++; none if it cannot be searched for
 * @param spellings other spellings of the whole, which find it too: {@code djokovic} for Đoković
 * @param acronym whether it is written in capitals, two or more
 */
public record Token(int start, int end, List<String> words, List<String> spellings, boolean acronym) {

    /** Whether it is one word that is also written in another way, and can be so in a phrase. */
    boolean isRespelt() {
        return words.size() == 1 && !spellings.isEmpty();
    }
}
