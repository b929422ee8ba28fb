package org.broadsheet.reader;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.broadsheet.article.ArticleView;
import org.broadsheet.article.Teaser;
import org.broadsheet.author.AuthorView;
import org.broadsheet.correction.CorrectionView;
import org.broadsheet.front.FrontView;
import org.broadsheet.front.HomeView;
import org.broadsheet.list.Page;
import org.broadsheet.problem.Problem;
import org.broadsheet.search.SearchResults;
import org.broadsheet.section.SectionView;
import org.broadsheet.summary.SummaryView;
import org.broadsheet.tag.TagView;

/** The templates of the pages, one for each kind, in {@code templates/reader}. */
@CheckedTemplate(basePath = "reader")
final class Templates {

    private Templates() {}

    static native TemplateInstance home(Frame frame, HomeView home);

    static native TemplateInstance section(Frame frame, FrontView front, String language);

    static native TemplateInstance older(Frame frame, SectionView section, Page<Teaser> stories);

    static native TemplateInstance article(Frame frame, ArticleView article);

    static native TemplateInstance author(Frame frame, AuthorView author, Page<Teaser> stories);

    static native TemplateInstance tag(Frame frame, TagView tag, Page<Teaser> stories);

    static native TemplateInstance summary(Frame frame, SummaryView summary);

    static native TemplateInstance search(Frame frame, String words, SearchResults found, List<Narrowing> narrowings);

    static native TemplateInstance corrections(Frame frame, Page<CorrectionView> corrections);

    static native TemplateInstance problem(Frame frame, Problem problem, List<Teaser> suggestions);
}
