import java.util.List;
import org.example.newsroom.ApiClient;
import org.example.newsroom.ApiException;
import org.example.newsroom.ApiResponse;
import org.example.newsroom.api.ArticlesApi;
import org.example.newsroom.api.ArticlesApi.APIGetArticleRequest;
import org.example.newsroom.api.ArticlesApi.APIListArticlesRequest;
import org.example.newsroom.api.EditorialArticlesApi;
import org.example.newsroom.api.EditorialArticlesApi.APICreateArticleRequest;
import org.example.newsroom.api.EditorialArticlesApi.APIUpdateArticleRequest;
import org.example.newsroom.api.SearchApi;
import org.example.newsroom.api.SearchApi.APISearchEverythingRequest;
import org.example.newsroom.model.ArticleInput;
import org.example.newsroom.model.ArticlePatch;
import org.example.newsroom.model.BodyDraft;
import org.example.newsroom.model.EditorialArticle;
import org.example.newsroom.model.ParagraphBlock;
import org.example.newsroom.model.PartialArticle;
import org.example.newsroom.model.PartialTeaser;
import org.example.newsroom.model.TextBody;

/** Reads and writes with a generated Java client: lists, an article, a search, a problem, a draft and a patch. */
class Front {

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        ArticlesApi articles = new ArticlesApi(client);

        var ferry = APIListArticlesRequest.newBuilder().tag(List.of("ferry")).limit(3).build();
        List<PartialTeaser> teasers = articles.listArticles(ferry).getItems();
        expect(teasers.size() == 3, "Three teasers");
        expect(
                teasers.stream().allMatch(teaser ->
                        teaser.getTags().stream().anyMatch(tag -> tag.getSlug().equals("ferry"))),
                "All with the tag that was asked for");

        var links = APIListArticlesRequest.newBuilder()
                .fields(List.of("slug", "headline"))
                .limit(2)
                .build();
        PartialTeaser link = articles.listArticles(links).getItems().get(0);
        expect(link.getHeadline() != null && link.getStandfirst() == null, "The fields that were asked for");

        var whole = APIGetArticleRequest.newBuilder()
                .slug("harbour-ferry-returns")
                .include(List.of("related"))
                .build();
        PartialArticle article = articles.getArticle(whole);
        ParagraphBlock first = (ParagraphBlock) article.getBody().getBlocks().get(0).getActualInstance();
        expect(!first.getHtml().isEmpty(), "A paragraph first");
        expect(article.getRelated().get(0).getReason() != null, "A related story with its reason");

        var ferries = APISearchEverythingRequest.newBuilder().q("ferry").build();
        expect(!new SearchApi(client).searchEverything(ferries).getArticles().getItems().isEmpty(), "Articles found");

        try {
            articles.getArticle(APIGetArticleRequest.newBuilder().slug("never-was").build());
            expect(false, "Nothing there");
        } catch (ApiException e) {
            expect(e.getCode() == 404 && e.getResponseBody().contains("/problems/not-found"), "A problem document");
        }

        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));
        EditorialArticlesApi editorial = new EditorialArticlesApi(client);
        ArticleInput story = new ArticleInput()
                .headline("Written in Java")
                .section("local")
                .body(new BodyDraft(new TextBody().text("Word by word.")));
        ApiResponse<EditorialArticle> draft = editorial.createArticleWithHttpInfo(
                APICreateArticleRequest.newBuilder().articleInput(story).build());
        EditorialArticle patched = editorial.updateArticle(APIUpdateArticleRequest.newBuilder()
                .id(draft.getData().getId().toString())
                .ifMatch(draft.getHeaders().get("etag").get(0))
                .articlePatch(new ArticlePatch().standfirst("Typed."))
                .build());
        expect("Typed.".equals(patched.getStandfirst()), "The standfirst that was sent");
        System.out.println("Java: " + article.getHeadline());
    }

    private static void expect(boolean met, String what) {
        if (!met) {
            throw new AssertionError(what);
        }
    }
}
