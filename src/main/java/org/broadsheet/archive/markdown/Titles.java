package org.broadsheet.archive.markdown;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.jsoup.parser.Parser;

/** The words of titles. */
final class Titles {

    private static final int DEPTH = 50;

    private static final org.commonmark.parser.Parser INLINE = org.commonmark.parser.Parser.builder()
            .extensions(List.of(StrikethroughExtension.create()))
            .enabledBlockTypes(Set.of())
            .maxInlineNesting(DEPTH)
            .build();

    /** Tags that give words a look. Others are more likely words themselves: {@code The <video> element}. */
    private static final Pattern OF_WORDS = Pattern.compile(
            "(?i)</?(?:a|abbr|b|br|cite|code|del|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\\s+[\\w:-]+\\s*=[^<>]*|\\s*/?)>");

    private Titles() {}

    /**
     * A title of front matter, which sites show as it is written: no Markdown, and hardly HTML. Only tags that give words a
     * look are taken out, and references to characters read; {@code A < B & C} stays.
     */
    static String plain(String written) {
        return Parser.unescapeEntities(OF_WORDS.matcher(written).replaceAll(""), false);
    }

    /** A heading of Markdown, without its marks. */
    static String heading(String markdown) {
        Words words = new Words();
        INLINE.parse(markdown).accept(words);
        return words.text.toString();
    }

    private static final class Words extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void visit(Text node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(Code node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(HtmlInline node) {
            text.append(node.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak node) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak node) {
            text.append(' ');
        }
    }
}
