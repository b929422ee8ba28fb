package org.broadsheet.feed;

import com.ibm.icu.util.ULocale;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.Contributor;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.article.Include;
import org.broadsheet.article.NoticeView;
import org.broadsheet.article.Provider;
import org.broadsheet.body.HtmlWriter;
import org.broadsheet.body.Image;
import org.broadsheet.body.Rights;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/**
 * The article as a whole, bare page: no styles, no scripts, all addresses absolute. Its elements are those that a site
 * can style: {@code h1}, {@code .kind}, {@code .kicker}, {@code .standfirst}, {@code .byline}, {@code .credit} with its
 * role, {@code .provider}, {@code .dateline}, {@code time}, {@code .notice}, {@code .ai}, {@code .rights}, {@code .body},
 * which has {@code data-access} where the article is not
 * free, and {@code data-truncated} where there is more of it.
 */
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
    public Set<Include> includes() {
        return Set.of(Include.NOTICES);
    }

    @Override
    public byte[] write(ArticleView article) {
        Document page = new Document(article.url().toString());
        page.outputSettings().prettyPrint(false);
        page.appendChild(new DocumentType("html", "", ""));
        Element html = page.appendElement("html")
                .attr("lang", article.language())
                .attr("dir", ULocale.forLanguageTag(article.language()).isRightToLeft() ? "rtl" : "ltr");
        Element head = html.appendElement("head");
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width");
        PageHead.write(article, head);
        write(article, html.appendElement("body").appendElement("article"));
        return (page.outerHtml() + '\n').getBytes(StandardCharsets.UTF_8);
    }

    private void write(ArticleView article, Element element) {
        Locale language = Locale.forLanguageTag(article.language());
        Element header = element.appendElement("header");
        if (article.kind() != ArticleKind.NEWS) {
            header.appendElement("p").addClass("kind").text(article.kind().label());
        }
        if (article.kicker() != null) {
            header.appendElement("p").addClass("kicker").text(article.kicker());
        }
        header.appendElement("h1").text(article.headline());
        if (article.standfirst() != null) {
            Element standfirst = header.appendElement("p").addClass("standfirst");
            if (article.standfirstHtml() == null) {
                standfirst.text(article.standfirst());
            } else {
                standfirst.append(article.standfirstHtml());
            }
        }
        List<Contributor> authors = Bylines.of(article.contributors(), ContributorRole.AUTHOR);
        if (article.byline() != null) {
            header.appendElement("p").addClass("byline").text(article.byline());
        } else if (!authors.isEmpty()) {
            names(authors, header.appendElement("p").addClass("byline"));
        }
        Bylines.others(article.contributors()).forEach((role, others) -> {
            Element credit = header.appendElement("p").addClass("credit").addClass(role.wireName());
            credit.appendText(role.credit() + " ");
            names(others, credit);
        });
        if (article.provider() != null) {
            provider(article.provider(), header.appendElement("p").addClass("provider"));
        }
        if (article.dateline() != null) {
            header.appendElement("p").addClass("dateline").text(article.dateline());
        }
        Element times = header.appendElement("p").addClass("times");
        time(times, article.publishedAt(), language).addClass("published");
        if (article.updatedAt().isAfter(article.publishedAt())) {
            times.appendText(" · ");
            time(times, article.updatedAt(), language).addClass("updated");
        }
        for (NoticeView notice : article.notices()) {
            Element aside = element.appendElement("aside").addClass("notice").addClass(notice.kind());
            Element title = aside.appendElement("p");
            title.appendElement("strong").text(MarkdownForm.kind(notice));
            title.appendText(", ");
            time(title, notice.publishedAt(), language);
            aside.append(Html.absolute(notice.html(), article.url()));
        }
        if (article.leadImage() != null) {
            picture(article.leadImage(), article, element.appendElement("figure"));
        }
        if (article.leadMedia() != null) {
            String media = HtmlWriter.write(List.of(article.leadMedia()), key -> Optional.empty());
            element.appendElement("div").addClass("lead-media").append(Html.inPage(media, article.url()));
        }
        Element body = element.appendElement("div").addClass("body");
        if (!article.access().isFree()) {
            body.attr("data-access", article.access().wireName());
        }
        body.attr("data-truncated", article.body().truncated())
                .append(Html.inPage(article.body().html(), article.url()));
        foot(article, element);
    }

    private static void foot(ArticleView article, Element element) {
        Optional<String> ai = DigitalSource.notice(article.ai());
        if (ai.isEmpty() && article.rights() == null) {
            return;
        }
        Element footer = element.appendElement("footer");
        ai.ifPresent(notice -> footer.appendElement("p").addClass("ai").text(notice));
        Optional.ofNullable(article.rights()).ifPresent(rights -> {
            Element line = footer.appendElement("p").addClass("rights");
            line.text(Stream.of(rights.copyright(), rights.usageTerms())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" ")));
            if (rights.license() != null) {
                line.appendText(line.hasText() ? " " : "");
                line.appendElement("a")
                        .attr("rel", "license")
                        .attr("href", rights.license())
                        .text(rights.license());
            }
        });
    }

    private static void provider(Provider provider, Element element) {
        if (provider.url() == null) {
            element.text(provider.name());
        } else {
            element.appendElement("a").attr("href", provider.url()).text(provider.name());
        }
    }

    /** Links to the pages of those who have one here are marked as such: a guest's is anywhere. */
    private static void names(List<Contributor> some, Element element) {
        boolean first = true;
        for (Contributor one : some) {
            if (!first) {
                element.appendText(", ");
            }
            first = false;
            if (one.url() == null) {
                element.appendText(one.name());
            } else {
                Element link = element.appendElement("a");
                if (one.slug() != null) {
                    link.attr("rel", "author");
                }
                link.attr("href", one.url()).text(one.name());
            }
        }
    }

    /** A time by its day in UTC, as the language writes it. */
    private static Element time(Element parent, Instant at, Locale language) {
        return parent.appendElement("time")
                .attr("datetime", at.toString())
                .text(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(language)
                        .format(at.atOffset(ZoneOffset.UTC)));
    }

    private static void picture(Image image, ArticleView article, Element figure) {
        Element around =
                image.link() == null ? figure : figure.appendElement("a").attr("href", image.link());
        Element img = around.appendElement("img")
                .attr("src", image.url())
                .attr("alt", image.alt() == null ? "" : image.alt());
        if (image.srcset() != null) {
            img.attr("srcset", image.srcset()).attr("sizes", "100vw");
        }
        if (image.width() != null) {
            img.attr("width", image.width().toString());
        }
        if (image.height() != null) {
            img.attr("height", image.height().toString());
        }
        List<String> small = Stream.of(
                        Optional.ofNullable(image.credit()),
                        Optional.ofNullable(image.rights()).map(Rights::copyright),
                        DigitalSource.notice(image))
                .flatMap(Optional::stream)
                .toList();
        if (image.caption() == null && small.isEmpty()) {
            return;
        }
        Element caption = figure.appendElement("figcaption");
        if (image.caption() != null) {
            caption.append(Html.absolute(image.caption(), article.url()));
        }
        for (String line : small) {
            caption.appendText(caption.childNodeSize() == 0 ? "" : " ");
            caption.appendElement("small").text(line);
        }
    }
}
