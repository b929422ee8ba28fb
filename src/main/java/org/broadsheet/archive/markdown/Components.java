package org.broadsheet.archive.markdown;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.broadsheet.archive.ArchiveArticle;
import org.broadsheet.archive.Fitting;
import org.broadsheet.request.WarningCode;

/** MDX without its JavaScript: imports and exports go, components become what they plainly are, or their text. */
final class Components {

    private static final Pattern IMPORT = Pattern.compile(
            "(?m)^import\\s+(?:([\\w$]+)?[\\w*{}\\s,$]*?\\s*from\\s+)?[\"']([^\"'\\n]+)[\"'];?[ \\t]*(?:\\n|\\z)");
    private static final Pattern EXPORT = Pattern.compile(
            "(?m)^export\\s+(?:default|const|let|var|function|async|\\{)[^\\n]*(?:\\n(?!\\s*\\n)[^\\n]*)*(?:\\n|\\z)");
    private static final Pattern COMMENT = Pattern.compile("(?s)\\{/\\*.*?\\*/\\}");
    private static final Pattern COMPONENT = Pattern.compile(
            "<(/?)([A-Z][\\w.]*)((?:\\s+[\\w:.-]+(?:=(?:\"[^\"]*\"|'[^']*'|\\{(?:[^{}]++|\\{[^{}]*\\}){0,200}\\}))?|\\s+\\{\\.\\.\\.[^{}]*\\})*)\\s*(/?)>");
    private static final Pattern PICTURE =
            Pattern.compile("<img\\b[^<>]*?\\ssrc=\\{(?:require\\([\"'])?([\\w$./-]+)(?:[\"']\\))?(?:\\.src)?\\}");
    private static final Pattern EXPRESSION = Pattern.compile("(?<!\\\\)\\{[\\w$][^{}\\n]{0,300}\\}");

    private final ArchiveArticle article;
    private final Map<String, String> imported = new HashMap<>();
    private final Set<String> told = new LinkedHashSet<>();

    Components(ArchiveArticle article) {
        this.article = article;
    }

    String run(String mdx) {
        String text = Segments.outsideCode(mdx, this::withoutImports);
        return Segments.outsideCode(text, this::withoutComponents);
    }

    private String withoutImports(String text) {
        String without = IMPORT.matcher(text).replaceAll(match -> {
            if (match.group(1) != null) {
                imported.put(match.group(1), match.group(2));
            }
            tell(WarningCode.MARKUP_IGNORED, "Left out the import of “" + match.group(2) + "”, which is code");
            return "";
        });
        return EXPORT.matcher(without).replaceAll(match -> {
            tell(WarningCode.CONTENT_REMOVED, "Left out “" + Fitting.shortened(match.group()) + "”, which is code");
            return "";
        });
    }

    private String withoutComponents(String text) {
        String result = COMMENT.matcher(text).replaceAll("");
        result = COMPONENT.matcher(result).replaceAll(match -> Matcher.quoteReplacement(component(match)));
        result = PICTURE.matcher(result)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group().replaceFirst("src=\\{.*$", "src=\"") + source(match.group(1)) + "\""));
        Matcher expression = EXPRESSION.matcher(result);
        while (expression.find()) {
            tell(
                    WarningCode.TEMPLATE_TAG,
                    "Kept the expression “" + Fitting.shortened(expression.group()) + "” as text");
        }
        return result;
    }

    private String source(String name) {
        return imported.getOrDefault(name.replaceFirst("\\.src$", ""), name);
    }

    private String component(MatchResult match) {
        String name = match.group(2);
        if (!match.group(1).isEmpty()) {
            return "\n";
        }
        Parameters parameters = Parameters.of(match.group(3));
        parameters.named().replaceAll((key, value) -> key.equals("src") ? source(value) : value);
        String thing = Templates.thing(name, parameters, 0);
        if (thing != null) {
            return thing;
        }
        boolean empty = !match.group(4).isEmpty();
        String words = parameters.get("title", "label", "caption", "text");
        tell(
                empty ? WarningCode.CONTENT_REMOVED : WarningCode.CONTENT_CHANGED,
                empty
                        ? "Left out the component <" + name + ">"
                                + (words == null ? "" : " “" + Fitting.shortened(words) + "”")
                        : "Kept the text of the component <" + name + "> without it");
        return empty ? "" : "\n";
    }

    private void tell(WarningCode code, String detail) {
        if (told.add(detail)) {
            article.lost(code, detail);
        }
    }
}
