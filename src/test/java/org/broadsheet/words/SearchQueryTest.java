package org.broadsheet.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

    /** PostgreSQL without a stemmer and with two common words. */
    private static final Lexemes AS_WRITTEN = new Lexemes() {
        @Override
        public String of(Operand word) {
            return word.text();
        }

        @Override
        public boolean isCommon(Operand word) {
            return Set.of("the", "who").contains(word.word());
        }

        @Override
        public String ofNamed(Operand word) {
            return "'c:" + word.word() + "'";
        }
    };

    private static String compiled(String text, boolean typing, String configuration, Precision precision) {
        return SearchQuery.of(text, typing).tsquery(configuration, beginning -> List.of(), precision, AS_WRITTEN);
    }

    private static List<String> words(String text) {
        return NormalizedText.of(text).words();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', quoteCharacter = '`', textBlock = """
                    ferry harbour     = ((('ferry')) & (('harbour')))
                    ferry\u00a0harbour     = ((('ferry')) & (('harbour')))
                    "ferry is back"     = ((('ferry') <-> ('is') <-> ('back')))
                    ferry -council     = ((('ferry')) & !(('council')))
                    ferry OR boat     = ((('ferry'))) | ((('boat')))
                    ferr*     = ((('ferr':*)))
                    Ångström’s     = (((('angstroms' | 'aangstroems'))))
                    e-mail     = ((('e') <-> ('mail')))
                    the ferry     = ((('ferry')))
                    The Who     = (('c:the') & ('c:who'))
                    WHO finds ferry     = (('c:who') & (('finds')) & (('ferry')))
                    THE WHO FERRY     = ((('ferry')))
                    ferry -the     = ((('ferry')))
                    the OR ferry     = (('c:the')) | ((('ferry')))
                    C++     = ((('c') <-> ('cplusplus')))
                    U.N. ferry     = ((('un')) & (('ferry')))
                    -only -without     =
                    & | ! ( ) : * <->     =
                    """)
    void a_query_is_translated_for_postgresql(String text, String expected) {
        assertThat(compiled(text.strip(), false, "english", Precision.STRICT))
                .isEqualTo(expected == null ? "" : expected.strip());
    }

    @Test
    void without_a_stemmer_long_words_match_by_prefix() {
        assertThat(SearchQuery.of("пороми", false)
                        .tsquery(
                                Languages.SIMPLE,
                                beginning -> List.of("пором", "порому"),
                                Precision.STRICT,
                                AS_WRITTEN))
                .isEqualTo("(((('xпороми' | 'xпором' | 'xпорому'))))");
        assertThat(compiled("пороми", false, Languages.SIMPLE, Precision.STRICT))
                .isEqualTo("((('xпором':*)))");
    }

    @Test
    void scripts_without_spaces_are_read_by_pairs() {
        assertThat(words("渡轮回来了 ferry")).containsExactly("渡轮", "轮回", "回来", "来了", "ferry");
        assertThat(words("東京の港")).containsExactly("東京", "京の", "の港");
    }

    @Test
    void optional_diacritics_make_no_difference_but_vowels_do() {
        assertThat(words("العَبَّــارة")).isEqualTo(words("العبارة"));
        assertThat(words("Crème Brûlée")).containsExactly("creme", "brulee");
        assertThat(words("हिन्दी")).isNotEqualTo(words("हनद"));
    }

    @Test
    void a_phrase_is_looked_up_by_its_rarer_words_if_it_has_any() {
        assertThat(compiled("\"the ferry\"", false, "english", Precision.LOOSE)).isEqualTo("((('ferry')))");
        assertThat(compiled("\"the who\"", false, "english", Precision.LOOSE)).isEqualTo("((('the') & ('who')))");
        assertThat(compiled("The Who", false, "english", Precision.RANKED)).isEqualTo("(('the') & ('who'))");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', quoteCharacter = '`', textBlock = """
                    Wałęsa, Søren, Đoković, Þór, Ærø, Łódź = walesa soren dokovic thor aero lodz
                    Straße, GROẞ, Œuvre, Đà Nẵng, Ħal      = strasse gross oeuvre da nang hal
                    ISPARTA, ısparta, İzmir, IZMIR         = isparta isparta izmir izmir
                    ΟΔΟΣ, οδός, Ὀδυσσεύς                   = οδοσ οδοσ οδυσσευσ
                    Ёлка, ґанок, Київ                      = елка ганок киів
                    كتاب کتاب المدرسة المدرسه             = كتاب كتاب المدرسه المدرسه
                    أحمد إحمد آحمد احمد على علی            = احمد احمد احمد احمد علي علي
                    ٢٠٢٦ ۲۰۲۶ २०२६ 2026 ２０２６           = 2026 2026 2026 2026 2026
                    فیلم\u200cهای                               = فيلم هاي
                    U.S. N.A.T.O. e.g. example.org         = us nato eg example org
                    ארה"ב צה״ל                             = ארהב צהל
                    col·legi O‘zbek Oʻzbek d’Or            = collegi ozbek ozbek dor
                    C++ C# Disney+ AT&T F-16               = c cplusplus c csharp disney disneyplus at t f 16
                    ज़रा जरा                               = जरा जरा
                    ｶﾞｽ                                    = ガス
                    """)
    void letters_are_folded_as_their_readers_expect(String text, String words) {
        assertThat(String.join(" ", words(text))).isEqualTo(words.strip());
    }

    @Test
    void invisible_characters_are_nothing_and_spaces_of_every_kind_are_spaces() {
        assertThat(words("Bundes\u00adverfassungs\u200bge\u2060richt\ufeff"))
                .containsExactly("bundesverfassungsgericht");
        assertThat(words("\u202bשלום\u202c क्\u200dष")).containsExactly("שלום", "क्ष");
        assertThat(words("ferry\u00a0har\u202fbour\u3000now")).containsExactly("ferry", "har", "bour", "now");
    }

    @Test
    void names_are_also_found_by_their_other_spellings() {
        assertThat(NormalizedText.of("Müller traf Đoković über Ærø").forName())
                .isEqualTo(" muller traf dokovic uber aero mueller djokovic aeroe");
        assertThat(NormalizedText.of("فیلم\u200cهای").forName()).endsWith(" فيلمهاي");
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void tokens_are_parts_of_their_text_in_order(@ForAll String text) {
        int start = 0;
        for (Token token : NormalizedText.of(text).tokens()) {
            assertThat(token.start()).isBetween(start, text.length());
            assertThat(token.end()).isBetween(token.start() + 1, text.length());
            start = token.start();
        }
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void any_text_is_a_query_of_quoted_words_and_operators_alone(@ForAll String text) {
        String tsquery = compiled(text, true, Languages.SIMPLE, Precision.STRICT);

        assertThat(tsquery.replaceAll("'[^'\\\\]+'(:\\*)?", "w")).matches("[w&|!()<>\\- ]*");
    }
}
