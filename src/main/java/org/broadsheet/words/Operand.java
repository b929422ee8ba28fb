package org.broadsheet.words;

/**
 * A word of a query as an operand of {@code to_tsquery}.
 *
 * @param word normalized, with the mark of a word that was not stemmed
 * @param text the operand: the quoted word, perhaps as a prefix or with other forms of it
 */
public record Operand(String word, String text) {}
