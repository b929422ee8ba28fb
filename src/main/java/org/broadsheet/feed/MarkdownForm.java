package org.broadsheet.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.broadsheet.article.ArticleKind;
import org.broadsheet.article.ArticleTag;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.BodyForm;
import org.broadsheet.article.Contributor;
import org.broadsheet.article.ContributorRole;
import org.broadsheet.article.Include;
import org.broadsheet.article.NoticeView;
import org.broadsheet.body.HtmlReader;
import org.broadsheet.body.Image;
import org.broadsheet.body.MarkdownWriter;
import org.broadsheet.body.Rights;
import org.broadsheet.section.SectionRef;

/**
 * The article as a Markdown file of site generators: YAML front matter between lines of {@code ---}, its notices as
 * quotes, and its body as CommonMark with GFM tables (RFC 7763).
 */
@ApplicationScoped
class MarkdownForm implements ArticleForm {

    /** Texts are always quoted: YAML reads some plain ones, such as {@code no} and {@code 2026-05-09}, as other values. */
    private static final YAMLMapper YAML =
            YAMLMapper.builder().disable(YAMLGenerator.Feature.SPLIT_LINES).build();

    private static final HtmlReader NOTICES = new HtmlReader(url -> Optional.empty());

    @Override
    public String suffix() {
        return "md";
    }

    @Override
    public String mediaType() {
        return "text/markdown;charset=utf-8;variant=GFM";
    }

    @Override
    public Set<BodyForm> bodies() {
        return Set.of(BodyForm.MARKDOWN);
    }

    @Override
    public Set<Include> includes() {
        return Set.of(Include.NOTICES);
    }

    @Override
    public byte[] write(ArticleView article) {
        String notices =
                article.notices().stream().map(notice -> quote(notice, article)).collect(Collectors.joining());
        String media = article.leadMedia() == null
                ? ""
                : MarkdownWriter.write(List.of(article.leadMedia()), key -> Optional.empty()) + "\n\n";
        return (head(article) + "---\n\n" + notices + media + article.body().markdown() + '\n')
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The head, from the line of {@code ---} before it. */
    private static String head(ArticleView article) {
        Optional<Rights> rights = Optional.ofNullable(article.rights());
        JsonObject head = new JsonObject()
                .with("title", article.headline())
                .with("shortTitle", article.shortHeadline())
                .with("kicker", article.kicker())
                .with("standfirst", article.standfirst())
                .with(
                        "kind",
                        article.kind() == ArticleKind.NEWS
                                ? null
                                : article.kind().wireName())
                .with("url", article.url().toString())
                .with("canonicalUrl", article.canonicalUrl())
                .with("byline", article.byline())
                .with(
                        "authors",
                        Bylines.of(article.contributors(), ContributorRole.AUTHOR).stream()
                                .map(Contributor::name)
                                .toList())
                .with("contributors", contributors(article))
                .with(
                        "provider",
                        article.provider() == null ? null : article.provider().name())
                .with("dateline", article.dateline())
                .with("place", article.place() == null ? null : article.place().name())
                .with("copyright", rights.map(Rights::copyright).orElse(null))
                .with("usageTerms", rights.map(Rights::usageTerms).orElse(null))
                .with("license", rights.map(Rights::license).orElse(null))
                .with("ai", article.ai() == null ? null : article.ai().use().wireName())
                .with("aiNotice", DigitalSource.notice(article.ai()).orElse(null))
                .with("published", article.publishedAt().toString())
                .with("updated", article.updatedAt().toString())
                .with("retracted", article.retracted() ? true : null)
                .with(
                        "access",
                        article.access().isFree() ? null : article.access().wireName())
                .with("truncated", article.body().truncated() ? true : null)
                .with("language", article.language())
                .with("section", article.section().name())
                .with(
                        "sections",
                        article.sections().isEmpty()
                                ? null
                                : article.sections().stream()
                                        .map(SectionRef::name)
                                        .toList())
                .with("tags", article.tags().stream().map(ArticleTag::name).toList())
                .with("image", image(article.leadImage()));
        try {
            return YAML.writeValueAsString(head);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings can always be written as YAML", e);
        }
    }

    /** Those who did something else than write it. */
    private static List<JsonObject> contributors(ArticleView article) {
        return article.contributors().stream()
                .filter(one -> one.role() != ContributorRole.AUTHOR)
                .map(one -> new JsonObject()
                        .with("name", one.name())
                        .with("role", one.role().wireName()))
                .toList();
    }

    private static JsonObject image(Image image) {
        return image == null
                ? null
                : new JsonObject()
                        .with("url", image.url())
                        .with("alt", image.alt())
                        .with("caption", Html.text(image.caption()))
                        .with("credit", image.credit());
    }

    /** A notice as a quote, after its kind and its day. */
    private static String quote(NoticeView notice, ArticleView article) {
        String title = "**" + kind(notice) + "**, "
                + notice.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        String text = MarkdownWriter.write(
                NOTICES.read(Html.absolute(notice.html(), article.url())).body().blocks(), key -> Optional.empty());
        return (title + "\n\n" + text)
                .lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    /** What a notice is, as a title. */
    static String kind(NoticeView notice) {
        String kind = notice.kind().replace('-', ' ');
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
    }
}
