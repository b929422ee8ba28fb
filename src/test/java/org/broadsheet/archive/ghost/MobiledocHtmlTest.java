package org.broadsheet.archive.ghost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MobiledocHtmlTest {

    private final List<String> losses = new ArrayList<>();

    private String html(String rest) {
        String json = "{'version':'0.3.1','ghostVersion':'4.0'," + rest + "}";
        try {
            return MobiledocHtml.of(
                    Tables.JSON.readTree(json.replace('\'', '"')), (code, detail) -> losses.add(detail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void markups_open_and_close_as_their_texts_say() {
        assertThat(html("'markups':[['strong'],['em'],['a',['href','https://x.org','rel','noopener','onclick','x()']]],"
                        + "'sections':[[1,'p',[[0,[],0,'a < '],[0,[0],0,'b'],[0,[1],2,'c'],[0,[2],1,'d']]]]"))
                .isEqualTo(
                        "<p>a &lt; <strong>b<em>c</em></strong><a href=\"https://x.org\" rel=\"noopener\">d</a></p>");
    }

    @Test
    void a_markup_that_is_none_still_counts() {
        assertThat(html("'markups':[['script'],['b']],'sections':[[1,'p',[[0,[0,1],1,'a'],[0,[],1,'b']]]]"))
                .isEqualTo("<p><b>a</b>b</p>");
    }

    @Test
    void headings_quotes_and_lists() {
        assertThat(html(
                        "'sections':[[1,'h2',[[0,[],0,'Part 1']]],[1,'blockquote',[[0,[],0,'q']]],[1,'aside',[[0,[],0,'r']]],"
                                + "[3,'ul',[[[0,[],0,'one']],[[0,[],0,'two']]]],[3,'ol',[[[0,[],0,'three']]]]]"))
                .isEqualTo("<h2 id=\"part-1\">Part 1</h2><blockquote>q</blockquote>"
                        + "<blockquote class=\"kg-blockquote-alt\">r</blockquote><ul><li>one</li><li>two</li></ul>"
                        + "<ol><li>three</li></ol>");
    }

    @Test
    void a_soft_return_is_a_break_and_another_atom_its_text() {
        assertThat(html("'atoms':[['soft-return','',{}],['mention','@mira',{}]],"
                        + "'sections':[[1,'p',[[0,[],0,'a'],[1,[],0,0],[1,[],0,1]]]]"))
                .isEqualTo("<p>a<br>@mira</p>");
    }

    @Test
    void the_blank_paragraph_at_the_end_is_left_out() {
        assertThat(html("'sections':[[1,'p',[[0,[],0,'a']]],[1,'p',[]]]")).isEqualTo("<p>a</p>");
    }

    @Test
    void cards_are_those_of_lexical_by_other_names() {
        String html =
                html("'cards':[['image',{'src':'/a.jpg','alt':'A','cardWidth':'full'}],['code',{'code':'x'}],['hr',{}],"
                        + "['card-markdown',{'markdown':'*m*'}],['paywall',{}],['bookmark',{'type':'bookmark','url':'https://x.org',"
                        + "'metadata':{'title':'T','publisher':'P'}}],['before-after',{'beforeImage':{'src':'/1.jpg'},"
                        + "'afterImage':{'src':'/2.jpg'}}],['nft',{'url':'https://opensea.io/1','metadata':{'title':'N',"
                        + "'creator_name':'C','image_url':'https://x.org/n.jpg'}}],['email',{'html':'mail'}]],"
                        + "'sections':[[10,0],[10,1],[10,2],[10,3],[10,4],[10,5],[10,6],[10,7],[10,8]]");
        assertThat(html)
                .contains(
                        "<figure class=\"kg-card kg-image-card kg-width-full\">",
                        "<pre><code>x</code></pre><hr><p><em>m</em></p>",
                        "<!--members-only-->",
                        "kg-bookmark-title\">T<",
                        "kg-before-after-card-image-after",
                        "kg-nft-title\">N<");
        assertThat(losses).singleElement().asString().contains("newsletter only", "mail");
    }

    @Test
    void a_section_of_an_image_is_an_image() {
        assertThat(html("'sections':[[2,'/a.jpg']]")).contains("<img class=\"kg-image\" src=\"/a.jpg\">");
    }

    @Test
    void what_is_unknown_is_said() {
        assertThat(html("'cards':[['poll',{'title':'Tea?'}]],'sections':[[10,0],[10,9],[77,'x']]"))
                .isEmpty();
        assertThat(losses).hasSize(3);
    }

    @Test
    void wrong_types_are_no_crash() {
        assertThat(
                        html(
                                "'markups':7,'atoms':null,'cards':{},'sections':[null,[],[1],[1,'p','x'],[1,'p',[[0]]],[3,'ul',7],[10]]"))
                .isNotNull();
        assertThat(html("'sections':'x'")).isEmpty();
    }
}
