package org.broadsheet.reader;

import java.util.List;

/**
 * A property by which a reader can narrow a search.
 *
 * @param name of the parameter
 * @param chosen its value in the search at hand; null for none
 * @param choices most frequent first
 */
public record Narrowing(String name, String chosen, List<Choice> choices) {

    /**
     * One value.
     *
     * @param words as readers know it
     * @param count how many results have it
     */
    public record Choice(String value, String words, long count) {}
}
