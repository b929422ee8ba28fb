package org.broadsheet.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.broadsheet.access.ReadingRight;
import org.broadsheet.access.WithinProduct;
import org.broadsheet.article.ArticleAddresses;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Articles;
import org.broadsheet.article.SingleArticleRequest;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.request.TakesTrackingMarks;
import org.broadsheet.response.Previewable;
import org.broadsheet.response.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One article in other forms. Public, cacheable. */
@Path("/v1/articles/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.ARTICLES + FeedForms.END)
@PermitAll
@Previewable
@TakesTrackingMarks
@Tag(name = "Feeds")
public class ArticleFormResource {

    private final Map<String, ArticleForm> forms = new TreeMap<>();
    private final Articles articles;
    private final ArticleAddresses addresses;

    ArticleFormResource(Instance<ArticleForm> forms, Articles articles, ArticleAddresses addresses) {
        forms.forEach(form -> this.forms.put(form.suffix(), form));
        this.articles = articles;
        this.addresses = addresses;
    }

    /** A slug may itself end in a form's suffix. If no article has the part before it, the whole is taken as a slug. */
    @GET
    @Produces(MediaType.WILDCARD)
    @SecurityRequirement(name = ReadingRight.KEY)
    @WithinProduct(wholeOnly = true)
    @Operation(
            operationId = "getArticleAs",
            summary = "One article",
            description =
                    "If no article has this slug, but one has it with the suffix, the answer is that article as JSON.")
    @APIResponse(responseCode = "200", description = "The article.")
    @APIResponse(responseCode = "308", ref = "Moved")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Object get(
            @RestPath @Parameter(description = "The article's slug or id.", example = "harbour-ferry-returns")
                    String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM) String form,
            @BeanParam @Parameter(hidden = true) BoundQuery<SingleArticleRequest> query) {
        ArticleForm wanted = forms.get(form);
        Optional<ArticleView> found = articles.find(slug, wanted.bodies(), wanted.includes());
        String whole = slug + '.' + form;
        if (found.isEmpty() && !(addresses.of(whole) instanceof ArticleAddresses.Unknown)) {
            return articles.get(whole, query.checked());
        }
        query.refuseAll("Can only be used with JSON");
        query.faults().check();
        ArticleView article = found.orElseThrow(() -> addresses.absent(slug));
        return new Rendered(
                wanted.write(article),
                wanted.mediaType(),
                List.of("<" + SchemaOrg.canonical(article) + ">; rel=\"canonical\""));
    }
}
