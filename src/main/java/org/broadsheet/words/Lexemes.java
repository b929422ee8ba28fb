package org.broadsheet.words;

/**
 * How the words of a query occur in the documents of one text search configuration. A lexeme is an operand in the
 * syntax of PostgreSQL's {@code tsquery}.
 */
public interface Lexemes {

    /** The lexeme of a word; empty if documents do not keep it. */
    String of(Operand word);

    /** Whether it is one of the most common words of the language, such as "the". */
    boolean isCommon(Operand word);

    /**
     * The lexeme of a common word where it is significant: in a headline or a standfirst, or as an acronym anywhere.
     */
    String ofNamed(Operand word);
}
