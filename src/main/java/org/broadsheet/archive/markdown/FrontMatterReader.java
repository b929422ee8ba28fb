package org.broadsheet.archive.markdown;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.broadsheet.archive.Archive;
import org.broadsheet.archive.ArchiveException;
import org.broadsheet.archive.ArchiveFormat;
import org.broadsheet.archive.ArchiveItems;
import org.broadsheet.archive.ArchiveMap;
import org.broadsheet.archive.ArchiveReader;
import org.broadsheet.archive.Head;

/** Reads Markdown with front matter: one file, or a zip of a site of Jekyll, Hugo, Astro, Eleventy or the like. */
@ApplicationScoped
public class FrontMatterReader implements ArchiveReader {

    private static final List<String> MARKDOWN = List.of("md", "markdown", "mdx", "mdown", "mkd", "mkdn");
    private static final Pattern BEGINNING = Pattern.compile(
            "\\A(?:---[ \\t]*(?:\\w+)?[ \\t]*\\r?\\n|\\+\\+\\+[ \\t]*\\r?\\n|;;;[ \\t]*\\r?\\n|\\{\\s*\")");
    /** A site may have hundreds of other files before its first text. */
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:[^/]+/)?(?:_config\\.ya?ml|hugo\\.(?:toml|ya?ml)|astro\\.config\\.\\w+|\\.eleventy\\.c?js|eleventy\\.config\\.\\w+)");

    private static final Pattern UNNAMED = Pattern.compile(
            "\\A(?:---[ \\t]*\\r?\\n(?:.*\\r?\\n)*?---|\\+\\+\\+[ \\t]*\\r?\\n(?:.*\\r?\\n)*?\\+\\+\\+)[ \\t]*(?:\\r?\\n|\\z)");

    @Override
    public ArchiveFormat format() {
        return ArchiveFormat.MARKDOWN;
    }

    @Override
    public boolean recognises(Head head) {
        String extension = head.extension();
        if (CONFIGURATION.matcher(head.name()).matches()) {
            return true;
        }
        if (MARKDOWN.contains(extension)) {
            return BEGINNING.matcher(head.text()).find();
        }
        if (extension.startsWith("htm")) {
            return head.name().matches("(?:.*/)?_(?:posts|drafts)/.*")
                    && BEGINNING.matcher(head.text()).find();
        }
        return extension.isEmpty()
                && (head.text().startsWith("---") || head.text().startsWith("+++"))
                && UNNAMED.matcher(head.text()
                                .substring(0, Math.min(8_000, head.text().length())))
                        .find();
    }

    @Override
    public ArchiveItems open(Archive archive, ArchiveMap map) throws IOException {
        Layout layout;
        try {
            layout = Layout.of(archive);
        } catch (ArchiveException e) {
            throw e;
        } catch (IOException e) {
            throw new ArchiveException(e.getMessage(), e);
        }
        return new MarkdownItems(archive, map, layout);
    }
}
