package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;

/** The body alone, as HTML to put into a page: sanitised, with absolute links. */
@ApplicationScoped
class HtmlForm implements ArticleForm {

    @Override
    public String suffix() {
        return "html";
    }

    @Override
    public String mediaType() {
        return "text/html;charset=utf-8";
    }

    @Override
    public Set<BodyForm> bodies() {
        return Set.of(BodyForm.HTML);
    }

    @Override
    public byte[] write(ArticleView article) {
        return (Html.absolute(article.body().html(), article.url()) + '\n').getBytes(StandardCharsets.UTF_8);
    }
}
