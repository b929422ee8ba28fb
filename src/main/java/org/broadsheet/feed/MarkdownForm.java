package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;

/** The body alone, as CommonMark with GFM tables (RFC 7763). */
@ApplicationScoped
class MarkdownForm implements ArticleForm {

    @Override
    public String suffix() {
        return "md";
    }

    @Override
    public String mediaType() {
        return "text/markdown;charset=utf-8;variant=GFM";
    }

    @Override
    public Set<BodyForm> bodies() {
        return Set.of(BodyForm.MARKDOWN);
    }

    @Override
    public byte[] write(ArticleView article) {
        return (article.body().markdown() + '\n').getBytes(StandardCharsets.UTF_8);
    }
}
