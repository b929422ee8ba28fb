package org.broadsheet.index;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.broadsheet.response.Rendered;
import org.jsoup.nodes.Entities;

/** Explanations of problems as HTML: one page for each, and one that lists them. */
final class ProblemPage {

    private static final String HTML = "text/html;charset=UTF-8";

    private static final String STYLE = """
            :root { color-scheme: light dark }
            body { font: 1.1rem/1.5 Georgia, serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
            h1 { line-height: 1.2 }
            code { font-size: .9em }
            dt { font-weight: bold; margin-top: 1rem }
            dd { margin: 0 }
            """;

    /** Nothing but the page's own style, by its hash (CSP Level 3). */
    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'sha256-" + digest(STYLE) + "'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private ProblemPage() {}

    /** The page of one kind of problem. */
    static Rendered of(ProblemView problem) {
        return page(problem.title(), """
                <p>Status %d, <code>%s</code></p>
                <p>%s</p>
                <h2>What to do</h2>
                <p>%s</p>
                <p><a href="/problems">All problems</a></p>
                """.formatted(
                        problem.status(), problem.type(), text(problem.meaning()), text(problem.remedy())));
    }

    /** The page that lists all kinds. */
    static Rendered of(List<ProblemView> problems) {
        return page(
                "Problems",
                problems.stream()
                        .map(problem -> "<dt>%d <a href=\"%s\">%s</a></dt>\n<dd>%s</dd>\n"
                                .formatted(problem.status(), problem.type(), problem.title(), text(problem.meaning())))
                        .collect(Collectors.joining(
                                "",
                                "<p>What the member <code>type</code> of a problem document (RFC 9457) means.</p>\n<dl>\n",
                                "</dl>\n")));
    }

    private static Rendered page(String title, String content) {
        String page = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>%2$s</style>
                </head>
                <body>
                <h1>%1$s</h1>
                %3$s<p><a href="/v1">Index of the API</a>, <a href="/q/swagger-ui">try it</a></p>
                </body>
                </html>
                """.formatted(title, STYLE, content);
        return new Rendered(page.getBytes(StandardCharsets.UTF_8), HTML, List.of());
    }

    /** Escaped, with text between backticks as code. */
    private static String text(String plain) {
        return Entities.escape(plain).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
