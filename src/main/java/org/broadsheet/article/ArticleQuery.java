package org.broadsheet.article;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters that a list of articles takes. */
public class ArticleQuery extends ArticleSelection {

    @RestQuery
    @Parameter(
            description = "Only these fields of each item, separated by commas; the others are absent.",
            example = "slug,headline")
    List<String> fields;
}
