package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleTag;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Contributor;
import org.broadsheet.article.ContributorKind;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.article.NoticeView;
import org.broadsheet.article.Place;
import org.broadsheet.article.Provider;
import org.broadsheet.article.ProviderKind;
import org.broadsheet.author.AuthorLink;
import org.broadsheet.author.AuthorView;
import org.broadsheet.body.Audio;
import org.broadsheet.body.Body;
import org.broadsheet.body.FileBlock;
import org.broadsheet.body.Image;
import org.broadsheet.body.Rights;
import org.broadsheet.body.Video;
import org.broadsheet.picture.Ratio;
import org.broadsheet.request.BoundQuery;
import org.broadsheet.response.Publication;
import org.broadsheet.response.Rendered;
import org.broadsheet.response.Site;
import org.broadsheet.section.Breadcrumb;
import org.broadsheet.section.SectionRef;
import org.broadsheet.section.SectionView;

/** Writes schema.org types as JSON-LD that can be put into a page's {@code script} element unchanged. */
@ApplicationScoped
public class SchemaOrg {

    private static final int WIDE_ENOUGH = 1200;

    static final String MEDIA_TYPE = "application/ld+json";

    private static final String CONTEXT = "https://schema.org";

    /**
     * What tells search engines that what they see and others do not is no cloaking. On the page, the part that is not for
     * everybody has this class (Google Search Central, "Structured data for subscription and paywalled content").
     */
    private static final String TEXT = "articleBody";

    private static final JsonObject GATED_PART = new JsonObject()
            .with("@type", "WebPageElement")
            .with("isAccessibleForFree", false)
            .with("cssSelector", ".paywall");

    private final Site site;
    private final Publication publication;
    private final ObjectMapper json;

    SchemaOrg(Site site, Publication publication, ObjectMapper json) {
        this.site = site;
        this.publication = publication;
        this.json = json;
    }

    /** An article of the type that its kind has; {@code creativeWorkStatus} marks a retracted one. */
    byte[] write(ArticleView article) {
        return bytes(thing(article));
    }

    /**
     * The same for a {@code script} element in the article's own page, without the text, which the page has anyway.
     *
     * @param article with its blocks, notices and translations
     */
    public String inPage(ArticleView article) {
        JsonObject thing = thing(article);
        thing.remove(TEXT);
        return text(thing);
    }

    /** The profile page of an author, for a {@code script} element in it. */
    public String inPage(AuthorView author) {
        return text(thing(author));
    }

    /** The page of a section, for a {@code script} element in it. */
    public String inPage(SectionView section) {
        return text(thing(section));
    }

    /** The publication's site, for a {@code script} element in its home page. */
    public String home() {
        return text(website().with("@context", CONTEXT).with("publisher", publisher()));
    }

    private JsonObject thing(ArticleView article) {
        Optional<Rights> rights = Optional.ofNullable(article.rights());
        return new JsonObject()
                .with("@context", CONTEXT)
                .with("@type", KindTerms.schemaOrg(article.kind()))
                .with("@id", article.url())
                .with("url", article.url())
                .with("mainEntityOfPage", page(article))
                .with("identifier", article.id())
                .with("name", article.seo() == null ? null : article.seo().title())
                .with("headline", article.headline())
                .with("alternativeHeadline", article.shortHeadline())
                .with("description", description(article))
                .with(
                        "image",
                        images(article).stream().flatMap(SchemaOrg::inRatios).toList())
                .with("video", videos(article))
                .with("audio", audios(article))
                .with("associatedMedia", files(article))
                .with("datePublished", article.publishedAt())
                .with("dateModified", article.updatedAt())
                .with("author", people(article, ContributorRole.AUTHOR))
                .with("translator", people(article, ContributorRole.TRANSLATOR))
                .with("editor", editors(article))
                .with("contributor", contributors(article))
                .with("publisher", publisher())
                .with("sourceOrganization", organization(article.provider()))
                .with("dateline", KindTerms.isNews(article.kind()) ? article.dateline() : null)
                .with("contentLocation", place(article.place()))
                .with("copyrightNotice", rights.map(Rights::copyright).orElse(null))
                .with(
                        "usageInfo",
                        rights.map(Rights::usageTerms)
                                .map(terms -> new JsonObject()
                                        .with("@type", "CreativeWork")
                                        .with("text", terms))
                                .orElse(null))
                .with("license", rights.map(Rights::license).orElse(null))
                .with(
                        "digitalSourceType",
                        DigitalSource.of(article.ai())
                                .map(DigitalSource::schemaOrg)
                                .orElse(null))
                .with("articleSection", sections(article))
                .with("keywords", article.tags().stream().map(ArticleTag::name).toList())
                .with("about", Things.about(article, site))
                .with("mentions", Things.mentioned(article, site))
                .with("inLanguage", article.language())
                .with("wordCount", article.wordCount())
                .with("timeRequired", "PT" + article.readingMinutes() + "M")
                .with(TEXT, article.body().text())
                .with("creativeWorkStatus", article.retracted() ? "Retracted" : null)
                .with(
                        "correction",
                        article.notices().stream().map(SchemaOrg::correction).toList())
                .with(
                        "workTranslation",
                        article.translations().stream()
                                .map(translation -> new JsonObject()
                                        .with("@type", KindTerms.schemaOrg(article.kind()))
                                        .with("@id", translation.url())
                                        .with("url", translation.url())
                                        .with("headline", translation.headline())
                                        .with("inLanguage", translation.language()))
                                .toList())
                .with("isPartOf", parts(article))
                .with("isAccessibleForFree", article.access().isFree() ? null : false)
                .with("hasPart", article.access().isFree() ? null : GATED_PART);
    }

    /** The address that search engines should name: that of the first publication if there was one elsewhere. */
    static String canonical(ArticleView article) {
        return article.canonicalUrl() == null ? article.url().toString() : article.canonicalUrl();
    }

    /** A name, or several where further sections list it. */
    private static Object sections(ArticleView article) {
        List<String> names = Stream.concat(Stream.of(article.section()), article.sections().stream())
                .map(SectionRef::name)
                .toList();
        return names.size() == 1 ? names.get(0) : names;
    }

    private static String description(ArticleView article) {
        if (article.seo() != null && article.seo().description() != null) {
            return article.seo().description();
        }
        return article.standfirst() == null ? article.excerpt() : article.standfirst();
    }

    /** The profile page of an author. */
    Rendered of(AuthorView author, BoundQuery<ArticleFeedRequest> query) {
        refuseAll(query);
        return rendered(thing(author));
    }

    private JsonObject thing(AuthorView author) {
        return new JsonObject()
                .with("@context", CONTEXT)
                .with("@type", "ProfilePage")
                .with("@id", author.url())
                .with("url", author.url())
                .with("isPartOf", website())
                .with(
                        "mainEntity",
                        person(author.slug(), author.name(), author.role(), author.avatar())
                                .with("identifier", author.id())
                                .with("description", Html.text(author.bio()))
                                .with("email", author.email())
                                .with(
                                        "sameAs",
                                        author.links().stream()
                                                .map(AuthorLink::url)
                                                .toList())
                                .with("knowsAbout", author.beat())
                                .with("workLocation", named("Place", author.place()))
                                .with(
                                        "worksFor",
                                        author.organisation() == null
                                                ? publisher()
                                                : named("Organization", author.organisation())));
    }

    /** The page of a section. */
    Rendered of(SectionView section, BoundQuery<ArticleFeedRequest> query) {
        refuseAll(query);
        return rendered(thing(section));
    }

    private JsonObject thing(SectionView section) {
        return new JsonObject()
                .with("@context", CONTEXT)
                .with("@type", "CollectionPage")
                .with("@id", section.url())
                .with("url", section.url())
                .with("identifier", section.id())
                .with("name", section.name())
                .with("description", section.description())
                .with("image", section.image() == null ? null : image(section.image()))
                .with("publisher", publisher())
                .with(
                        "breadcrumb",
                        breadcrumbs(section.breadcrumbs().stream()
                                .map(SchemaOrg::step)
                                .toList()))
                .with("isPartOf", section.parent() == null ? website() : part(above(section)));
    }

    private static void refuseAll(BoundQuery<ArticleFeedRequest> query) {
        query.refuseAll("Cannot be combined with jsonld, which is not a list");
        query.faults().check();
    }

    private Rendered rendered(JsonObject thing) {
        return new Rendered(bytes(thing), MEDIA_TYPE, List.of());
    }

    private byte[] bytes(JsonObject thing) {
        return text(thing).getBytes(StandardCharsets.UTF_8);
    }

    private String text(JsonObject thing) {
        try {
            // "<" occurs only in strings. Escaped, none of them can end the script element that holds the JSON.
            return json.writeValueAsString(thing).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The article's images, the lead image first, each address once. */
    static List<Image> images(ArticleView article) {
        List<Image> images = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        if (article.leadImage() != null && seen.add(article.leadImage().url())) {
            images.add(article.leadImage());
        }
        for (Image image : new Body(Blocks.all(article)).images().values()) {
            if (seen.add(image.url())) {
                images.add(image);
            }
        }
        return images;
    }

    private static List<JsonObject> videos(ArticleView article) {
        return Blocks.of(article, Video.class).stream()
                .map(video -> media("VideoObject", video.url(), video.mediaType(), video.caption())
                        .with("name", video.title() == null ? article.headline() : video.title())
                        .with("thumbnailUrl", video.poster())
                        .with("width", video.width())
                        .with("height", video.height())
                        .with("uploadDate", article.publishedAt()))
                .toList();
    }

    private static List<JsonObject> audios(ArticleView article) {
        return Blocks.of(article, Audio.class).stream()
                .map(audio -> media("AudioObject", audio.url(), audio.mediaType(), audio.caption())
                        .with("name", audio.title())
                        .with("thumbnailUrl", audio.poster())
                        .with("uploadDate", article.publishedAt()))
                .toList();
    }

    private static List<JsonObject> files(ArticleView article) {
        return Blocks.of(article, FileBlock.class).stream()
                .map(file -> media("MediaObject", file.url(), file.mediaType(), file.caption())
                        .with("name", file.title())
                        .with("contentSize", file.size() == null ? null : file.size() + " B"))
                .toList();
    }

    private static JsonObject media(String type, String url, String mediaType, String caption) {
        return new JsonObject()
                .with("@type", type)
                .with("contentUrl", url)
                .with("encodingFormat", mediaType)
                .with("description", Html.text(caption));
    }

    /**
     * An image in the three ratios that Google asks for (Article structured data), or as it is where there are none: at least
     * 1200 pixels wide, or as wide as it can be.
     */
    private static Stream<JsonObject> inRatios(Image image) {
        List<JsonObject> cut = Stream.of(Ratio.WIDE, Ratio.CLASSIC, Ratio.SQUARE)
                .map(image::renditionsOf)
                .filter(sizes -> !sizes.isEmpty())
                .map(sizes -> sizes.stream()
                        .filter(size -> size.width() >= WIDE_ENOUGH)
                        .findFirst()
                        .orElse(sizes.get(sizes.size() - 1)))
                .map(size -> image(image)
                        .with("url", size.url())
                        .with("contentUrl", size.url())
                        .with("width", size.width())
                        .with("height", size.height()))
                .toList();
        return cut.isEmpty() ? Stream.of(image(image)) : cut.stream();
    }

    private static JsonObject image(Image image) {
        Optional<Rights> rights = Optional.ofNullable(image.rights());
        return new JsonObject()
                .with("@type", "ImageObject")
                .with("url", image.url())
                .with("contentUrl", image.url())
                .with("width", image.width())
                .with("height", image.height())
                .with("caption", Html.text(image.caption()))
                .with("description", Html.described(image))
                .with("creditText", image.credit())
                .with("copyrightNotice", rights.map(Rights::copyright).orElse(null))
                .with("license", rights.map(Rights::license).orElse(null))
                .with("acquireLicensePage", rights.map(Rights::license).orElse(null))
                .with(
                        "digitalSourceType",
                        image.digitalSourceType() == null
                                ? null
                                : image.digitalSourceType().schemaOrg());
    }

    private JsonObject person(String slug, String name, String role, Image avatar) {
        URI page = site.author(slug);
        return new JsonObject()
                .with("@type", "Person")
                .with("@id", page)
                .with("name", name)
                .with("url", page)
                .with("jobTitle", role)
                .with("image", avatar == null ? null : avatar.url());
    }

    private List<JsonObject> people(ArticleView article, ContributorRole role) {
        return Bylines.of(article.contributors(), role).stream()
                .map(one -> contributor(article, one))
                .toList();
    }

    /** Only persons: an organisation cannot be an {@code editor}, and is a contributor in that role. */
    private List<JsonObject> editors(ArticleView article) {
        return Bylines.of(article.contributors(), ContributorRole.EDITOR).stream()
                .filter(SchemaOrg::isPerson)
                .map(one -> contributor(article, one))
                .toList();
    }

    /**
     * Those for whose roles articles have no property, in a {@code Role} that says which (schema.org/Role; {@code
     * illustrator} is for books).
     */
    private List<JsonObject> contributors(ArticleView article) {
        return article.contributors().stream()
                .filter(one -> switch (one.role()) {
                    case AUTHOR, TRANSLATOR -> false;
                    case EDITOR -> !isPerson(one);
                    case PHOTOGRAPHER, ILLUSTRATOR, CONTRIBUTOR -> true;
                })
                .map(one -> one.role() == ContributorRole.CONTRIBUTOR
                        ? contributor(article, one)
                        : new JsonObject()
                                .with("@type", "Role")
                                .with("roleName", one.role().wireName())
                                .with("contributor", contributor(article, one)))
                .toList();
    }

    private static boolean isPerson(Contributor one) {
        return one.kind() == ContributorKind.PERSON;
    }

    private JsonObject contributor(ArticleView article, Contributor one) {
        return article.authors().stream()
                .filter(author -> author.slug().equals(one.slug()))
                .map(author -> person(author.slug(), author.name(), author.role(), author.avatar()))
                .findFirst()
                .orElseGet(() -> named(isPerson(one) ? "Person" : "Organization", one.name())
                        .with("url", one.url()));
    }

    private static JsonObject named(String type, String name) {
        return name == null ? null : new JsonObject().with("@type", type).with("name", name);
    }

    private JsonObject publisher() {
        return new JsonObject()
                .with("@type", "NewsMediaOrganization")
                .with("name", publication.name())
                .with("url", publication.home())
                .with(
                        "logo",
                        publication
                                .logo()
                                .map(logo -> new JsonObject()
                                        .with("@type", "ImageObject")
                                        .with("url", logo)
                                        .with("contentUrl", logo))
                                .orElse(null))
                .with("correctionsPolicy", publication.correctionsPolicy().orElse(null))
                .with("ethicsPolicy", publication.ethicsPolicy().orElse(null))
                .with("ownershipFundingInfo", publication.ownership().orElse(null))
                // There is no property for this one; the type's own ones are kinds of it.
                .with("publishingPrinciples", publication.aiPolicy().orElse(null))
                .with("email", publication.email().orElse(null))
                .with(
                        "contactPoint",
                        publication
                                .contact()
                                .map(page -> new JsonObject()
                                        .with("@type", "ContactPoint")
                                        .with("contactType", "newsroom")
                                        .with("url", page))
                                .orElse(null));
    }

    /** Null for a contributor, who may be a person. */
    private static JsonObject organization(Provider provider) {
        return provider == null || provider.kind() == ProviderKind.CONTRIBUTOR
                ? null
                : new JsonObject()
                        .with("@type", "Organization")
                        .with("name", provider.name())
                        .with("url", provider.url());
    }

    private static JsonObject place(Place place) {
        return place == null
                ? null
                : new JsonObject()
                        .with("@type", "Place")
                        .with("name", place.name())
                        .with(
                                "geo",
                                place.latitude() == null
                                        ? null
                                        : new JsonObject()
                                                .with("@type", "GeoCoordinates")
                                                .with("latitude", place.latitude())
                                                .with("longitude", place.longitude()));
    }

    private JsonObject website() {
        return new JsonObject()
                .with("@type", "WebSite")
                .with("name", publication.name())
                .with("url", publication.home())
                .with("inLanguage", publication.languages());
    }

    private JsonObject part(SectionRef section) {
        return new JsonObject()
                .with("@type", "CollectionPage")
                .with("@id", site.section(section.slug()))
                .with("name", section.name())
                .with("isPartOf", website());
    }

    /** The section's page, and the series that it belongs to. */
    private Object parts(ArticleView article) {
        List<JsonObject> parts = new ArrayList<>(List.of(part(article.section())));
        parts.addAll(Things.series(article, site));
        return parts.size() == 1 ? parts.get(0) : parts;
    }

    private static SectionRef above(SectionView section) {
        Breadcrumb above = section.breadcrumbs().get(section.breadcrumbs().size() - 2);
        return new SectionRef(above.slug(), above.name());
    }

    /** The article's page: {@code breadcrumb} is a property of pages alone. */
    private static JsonObject page(ArticleView article) {
        List<JsonObject> steps = new ArrayList<>(
                article.breadcrumbs().stream().map(SchemaOrg::step).toList());
        steps.add(step(article.headline(), article.url()));
        return new JsonObject()
                .with("@type", "WebPage")
                .with("@id", canonical(article))
                .with("breadcrumb", breadcrumbs(steps));
    }

    private static JsonObject step(Breadcrumb section) {
        return step(section.name(), section.url());
    }

    private static JsonObject step(String name, URI page) {
        return new JsonObject().with("@type", "ListItem").with("name", name).with("item", page);
    }

    private static JsonObject breadcrumbs(List<JsonObject> steps) {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).with("position", i + 1);
        }
        return new JsonObject().with("@type", "BreadcrumbList").with("itemListElement", steps);
    }

    private static JsonObject correction(NoticeView notice) {
        return new JsonObject()
                .with("@type", "CorrectionComment")
                .with("text", Html.text(notice.html()))
                .with("datePublished", notice.publishedAt());
    }
}
