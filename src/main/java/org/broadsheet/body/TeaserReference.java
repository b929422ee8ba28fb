package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * A teaser block as it is stored.
 *
 * @param article the article's key
 */
@JsonTypeName("teaser")
public record TeaserReference(String id, String article) implements TeaserBlock {

    @Override
    public String articleKey() {
        return article;
    }
}
