import java.util.List;
import org.example.newsroom.ApiClient;
import org.example.newsroom.ApiException;
import org.example.newsroom.api.ArticlesApi;
import org.example.newsroom.api.ArticlesApi.APIGetArticleRequest;
import org.example.newsroom.api.ArticlesApi.APIListArticlesRequest;
import org.example.newsroom.model.Article;
import org.example.newsroom.model.ParagraphBlock;
import org.example.newsroom.model.Teaser;

/** What a reader in Java does with a generated client: a list, an article with its blocks, a mistake. */
class Front {

    public static void main(String[] arguments) throws ApiException {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        ArticlesApi articles = new ArticlesApi(client);

        var ferry = APIListArticlesRequest.newBuilder().tag(List.of("ferry")).limit(3).build();
        List<Teaser> teasers = articles.listArticles(ferry).getItems();
        expect(teasers.size() == 3, "Three teasers");
        expect(
                teasers.stream().allMatch(teaser ->
                        teaser.getTags().stream().anyMatch(tag -> tag.getSlug().equals("ferry"))),
                "All with the tag that was asked for");

        var whole = APIGetArticleRequest.newBuilder()
                .slug("harbour-ferry-returns")
                .include(List.of("related"))
                .build();
        Article article = articles.getArticle(whole);
        ParagraphBlock first = (ParagraphBlock) article.getBody().getBlocks().get(0).getActualInstance();
        expect(!first.getHtml().isEmpty(), "A paragraph first");
        expect(article.getRelated().get(0).getReason() != null, "A related story with its reason");

        try {
            articles.getArticle(APIGetArticleRequest.newBuilder().slug("never-was").build());
            expect(false, "Nothing there");
        } catch (ApiException e) {
            expect(e.getCode() == 404 && e.getResponseBody().contains("/problems/not-found"), "A problem document");
        }
        System.out.println("Java: " + article.getHeadline());
    }

    private static void expect(boolean met, String what) {
        if (!met) {
            throw new AssertionError(what);
        }
    }
}
