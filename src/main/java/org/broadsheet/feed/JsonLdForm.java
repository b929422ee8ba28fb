package org.broadsheet.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.Include;

/** The article as schema.org has it. */
@ApplicationScoped
class JsonLdForm implements ArticleForm {

    private final SchemaOrg schemaOrg;

    JsonLdForm(SchemaOrg schemaOrg) {
        this.schemaOrg = schemaOrg;
    }

    @Override
    public String suffix() {
        return "jsonld";
    }

    @Override
    public String mediaType() {
        return SchemaOrg.MEDIA_TYPE;
    }

    @Override
    public Set<BodyForm> bodies() {
        return Set.of(BodyForm.BLOCKS, BodyForm.TEXT);
    }

    @Override
    public Set<Include> includes() {
        return Set.of(Include.NOTICES, Include.TRANSLATIONS);
    }

    @Override
    public byte[] write(ArticleView article) {
        return schemaOrg.write(article);
    }
}
