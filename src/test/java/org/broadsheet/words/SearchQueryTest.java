package org.broadsheet.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '=', quoteCharacter = '`', textBlock = """
                    ferry harbour     = (('ferry') & ('harbour'))
                    "ferry is back"     = (('ferry' <-> 'is' <-> 'back'))
                    ferry -council     = (('ferry') & !('council'))
                    ferry OR boat     = (('ferry')) | (('boat'))
                    ferr*     = (('ferr':*))
                    Ångström’s     = (('angstroms'))
                    e-mail     = (('e' <-> 'mail'))
                    -only -without     =
                    & | ! ( ) : * <->     =
                    """)
    void is_read_into_postgresqls_language(String text, String expected) {
        assertThat(SearchQuery.of(text.strip(), false).tsquery("english", Precision.STRICT, beginning -> List.of()))
                .isEqualTo(expected == null ? "" : expected.strip());
    }

    @Test
    void long_words_stand_for_their_beginnings_where_there_is_no_stemmer() {
        assertThat(SearchQuery.of("пороми", false)
                        .tsquery(Languages.SIMPLE, Precision.STRICT, beginning -> List.of("пором", "порому")))
                .isEqualTo("((('xпороми' | 'xпором' | 'xпорому')))");
        assertThat(SearchQuery.of("пороми", false).tsquery(Languages.SIMPLE, Precision.STRICT, beginning -> List.of()))
                .isEqualTo("(('xпором':*))");
    }

    @Test
    void scripts_without_spaces_are_read_by_pairs() {
        assertThat(NormalText.words("渡轮回来了 ferry")).containsExactly("渡轮", "轮回", "回来", "来了", "ferry");
        assertThat(NormalText.words("東京の港")).containsExactly("東京", "京の", "の港");
    }

    @Test
    void marks_that_people_leave_out_make_no_difference_and_vowels_do() {
        assertThat(NormalText.words("العَبَّــارة")).isEqualTo(NormalText.words("العبارة"));
        assertThat(NormalText.words("Crème Brûlée")).containsExactly("creme", "brulee");
        assertThat(NormalText.words("हिन्दी")).isNotEqualTo(NormalText.words("हनद"));
    }

    @Property
    void any_text_is_a_query_of_quoted_words_and_operators_alone(@ForAll String text) {
        String tsquery = SearchQuery.of(text, true).tsquery(Languages.SIMPLE, Precision.STRICT, beginning -> List.of());

        assertThat(tsquery.replaceAll("'[^'\\\\]+'(:\\*)?", "w")).matches("[w&|!()<>\\- ]*");
    }
}
