package org.broadsheet.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.broadsheet.request.WarningCode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Keeps formulas as their TeX if the source has it (MathML's annotations, KaTeX, MathJax, LaTeXML, WordPress's
 * pictures of TeX), else as the text that they read as: {@code 1/2}.
 */
final class Formulas implements Habit {

    private static final Set<String> CLASSES =
            Set.of("katex", "katex-display", "MathJax", "MathJax_Preview", "MathJax_Display", "mwe-math-element");

    private static final String TEX = "application/x-tex";

    @Override
    public void rewrite(Element body, LossCollector losses) {
        for (Element element : Dom.all(body, Formulas::isFormula)) {
            if (element.ownerDocument() != null && element.parent() != null && isWithin(element, body)) {
                rewriteOne(element, losses);
            }
        }
    }

    /** Whether a body of these names may have formulas. */
    static boolean mayOccur(Vocabulary vocabulary) {
        return vocabulary.hasAnyTag(Set.of("math", "mjx-container", "script"))
                || vocabulary.hasAnyClass(CLASSES)
                || vocabulary.hasAnyClass(Set.of("latex", "tex"));
    }

    private static boolean isWithin(Element element, Element body) {
        Element at = element;
        while (at != null && at != body) {
            at = at.parent();
        }
        return at == body;
    }

    private static boolean isFormula(Element element) {
        return switch (element.normalName()) {
            case "math", "mjx-container" -> true;
            case "script" -> element.attr("type").startsWith("math/tex");
            case "img" -> element.hasClass("latex") || element.hasClass("tex");
            case "span", "div" ->
                element.hasAttr("class") && element.classNames().stream().anyMatch(CLASSES::contains);
            default -> false;
        };
    }

    private static void rewriteOne(Element formula, LossCollector losses) {
        if (formula.hasClass("MathJax") || formula.hasClass("MathJax_Preview") || formula.hasClass("MathJax_Display")) {
            if (formula.selectFirst("math") == null) {
                losses.ignore("picture of a formula");
                formula.remove();
                return;
            }
        }
        String tex = tex(formula);
        if (tex != null) {
            boolean display = formula.attr("display").equals("block")
                    || formula.attr("display").equals("true")
                    || formula.attr("type").contains("mode=display")
                    || formula.hasClass("katex-display");
            losses.add(
                    WarningCode.CONTENT_CHANGED,
                    "Turned a formula into its TeX: “" + LossCollector.abbreviate(tex) + "”");
            formula.replaceWith(display ? listing(tex) : new Element("code").text(tex));
            return;
        }
        Element math = formula.normalName().equals("math") ? formula : formula.selectFirst("math");
        if (math != null) {
            Element line = new Element("span");
            write(math, line);
            losses.add(
                    WarningCode.CONTENT_CHANGED,
                    "Turned a formula into text: “" + LossCollector.abbreviate(line.text()) + "”");
            formula.replaceWith(line);
            line.unwrap();
        }
    }

    private static Element listing(String tex) {
        Element listing = new Element("pre");
        listing.appendElement("code").attr("class", "language-tex").text(tex);
        return listing;
    }

    private static String tex(Element formula) {
        String tex;
        switch (formula.normalName()) {
            case "script" -> tex = formula.data();
            case "img" -> tex = formula.attr("alt");
            default -> {
                Element annotation = formula.selectFirst("annotation[encoding=" + TEX + "]");
                Element math = formula.normalName().equals("math") ? formula : formula.selectFirst("math");
                tex = annotation != null ? annotation.text() : math == null ? "" : math.attr("alttext");
            }
        }
        return tex.isBlank() ? null : tex.strip();
    }

    /** Writes MathML as a line of text with raised and lowered parts. */
    private static void write(Element math, Element line) {
        List<Element> parts = new ArrayList<>(math.children());
        switch (math.normalName()) {
            case "mfrac" -> {
                writeGrouped(parts, 0, line);
                line.appendText("/");
                writeGrouped(parts, 1, line);
            }
            case "msup" -> shifted(parts, line, "sup");
            case "msub" -> shifted(parts, line, "sub");
            case "msubsup", "munderover" -> {
                part(parts, 0, line);
                part(parts, 1, line.appendElement("sub"));
                part(parts, 2, line.appendElement("sup"));
            }
            case "msqrt" -> {
                line.appendText("√(");
                writeEach(math, line);
                line.appendText(")");
            }
            case "mroot" -> {
                part(parts, 1, line.appendElement("sup"));
                line.appendText("√(");
                part(parts, 0, line);
                line.appendText(")");
            }
            case "mspace" -> line.appendText(" ");
            case "mtr" -> {
                writeEach(math, line);
                line.appendText("; ");
            }
            case "mtd" -> {
                writeEach(math, line);
                line.appendText(" ");
            }
            case "mo" -> {
                String sign = math.text().strip();
                boolean spaced = "=<>≤≥≈≠±×·→+−-".contains(sign) && !sign.isEmpty();
                line.appendText(spaced ? " " + sign + " " : sign);
            }
            case "annotation", "annotation-xml" -> {}
            default -> writeEach(math, line);
        }
    }

    private static void writeEach(Element math, Element line) {
        for (Node child = math.firstChild(); child != null; child = child.nextSibling()) {
            if (child instanceof Element element) {
                write(element, line);
            } else if (child instanceof TextNode text && !text.isBlank()) {
                line.appendText(text.text().strip());
            }
        }
    }

    private static void shifted(List<Element> parts, Element line, String tag) {
        part(parts, 0, line);
        part(parts, 1, line.appendElement(tag));
    }

    private static void part(List<Element> parts, int index, Element line) {
        if (index < parts.size()) {
            write(parts.get(index), line);
        }
    }

    private static void writeGrouped(List<Element> parts, int index, Element line) {
        boolean group = index < parts.size() && parts.get(index).childrenSize() > 1;
        line.appendText(group ? "(" : "");
        part(parts, index, line);
        line.appendText(group ? ")" : "");
    }
}
