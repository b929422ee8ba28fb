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
import org.broadsheet.article.ArticleAddresses;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Articles;
import org.broadsheet.article.SingleArticleQuery;
import org.broadsheet.delivery.Fault;
import org.broadsheet.delivery.Parameters;
import org.broadsheet.delivery.Previewable;
import org.broadsheet.delivery.Query;
import org.broadsheet.delivery.Rendered;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** One article in other forms. Public, cacheable. */
@Path("/v1/articles/" + FeedForms.SLUG_DOT + FeedForms.FORM + FeedForms.ARTICLES + FeedForms.END)
@PermitAll
@Previewable
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

    /** A slug may itself end in what is a suffix here: where nothing has the name before it, that is what is meant. */
    @GET
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "getArticleForm",
            summary = "One article in another form",
            description = "As schema.org NewsArticle (`jsonld`), as IPTC ninjs 3 (`ninjs`), or its body alone as"
                    + " Markdown (`md`) or HTML (`html`). Also at the article's own address by `Accept`.")
    @APIResponse(responseCode = "200", description = "The article.")
    @APIResponse(responseCode = "308", ref = "Moved")
    @APIResponse(responseCode = "410", ref = "Gone")
    public Record get(
            @RestPath @Parameter(description = "The article's slug or id.", example = "harbour-ferry-returns")
                    String slug,
            @RestPath @Parameter(description = ArticleFeedResource.FORM, example = "jsonld") String form,
            @BeanParam SingleArticleQuery query) {
        Parameters parameters = query.parameters();
        ArticleForm asked = forms.get(form);
        Optional<ArticleView> found = articles.find(slug, asked.bodies(), asked.includes());
        String whole = slug + '.' + form;
        if (found.isEmpty() && !(addresses.of(whole) instanceof ArticleAddresses.Unknown)) {
            return articles.asked(whole, parameters);
        }
        parameters.sent().keySet().stream()
                .filter(name -> !name.equals(Query.PREVIEW_TOKEN) && !name.equals(Query.MIN_VERSION))
                .forEach(name -> parameters.fault(Fault.parameter(name, "Goes with JSON alone")));
        parameters.check();
        ArticleView article = found.orElseThrow(() -> addresses.absent(slug, '.' + form));
        return new Rendered(
                asked.write(article), asked.mediaType(), List.of("<" + article.url() + ">; rel=\"canonical\""));
    }
}
