package org.broadsheet.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.broadsheet.support.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollationTest {

    private static List<String> sorted(String language, List<String> words) {
        List<String> all = new ArrayList<>(words);
        Collections.shuffle(all, new Random(7));
        Collation collation = Collation.of(language);
        all.sort(Comparator.comparing(collation::key, Arrays::compareUnsigned));
        return all;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uk | Абетка Гора Ґава Дім Енергія Єва Жук Іван Ірина Їжак Яблуко",
                "uk | Маяк М'ята Об’єкт Океан",
                "be | Ерас Ёлка Жук Зубр Іва Йога",
                "sv | Adam Zorn Åberg Ärlig Öberg",
                "fi | Aalto Zetterberg Åland Äijä Öljy",
                "da | Adam Zebra Æble Øl Åre Aarhus",
                "nb | Adam Zebra Ærlig Ødegård Ås",
                "de | Apfel Äpfel Apfelbaum Öl Olive Zebra",
                "es | nube nuez ñandú oso",
                "cs | cena čas hora chata itinerář",
                "sk | cena hora chata jar",
                "pl | lato łan mama zima źródło żaba",
                "lt | Ignas Yla Ina Jonas Sala Šilas Zita",
                "lv | cena čaks dakts",
                "et | sada šokk zoo žanr tee",
                "hu | cukor csak dal gomb gyár",
                "hr | cesta čaj ćup dan džep đak lopta ljeto noga njuh",
                "ro | an ăla în joc sat şarpe tot țap",
                "tr | cam çay dal gaz ısı izmir oya öğle su şal",
                "is | alda áll eyja ís þak æska öl",
                "vi | an ăn âm da đa",
                "cy | cŵn chwech dafad ddoe",
                "ru | ёж ель жук",
                "el | Άννα αυγό βάρκα ώρα",
                "zh | 北京 广州 上海 深圳 天津 武汉",
                "ja | あお いぬ カキ がく さる",
                "ko | 가방 나무 다리",
                "ar | أحمد باب تاج",
                "en | De_Luca Deakin Délice Delta",
                "en-GB | café cafés cafeteria"
            })
    void words_come_in_the_order_that_readers_of_their_language_know(String language, String words) {
        List<String> expected = Arrays.stream(words.split(" "))
                .map(word -> word.replace('_', ' '))
                .toList();

        assertThat(sorted(language, expected)).isEqualTo(expected);
    }

    @Test
    void quotes_and_punctuation_at_the_beginning_do_not_count() {
        assertThat(sorted("en", List.of("Apple", "“Budget” is late", "¿Cuándo?", "…and Dover", "(Early) train")))
                .containsExactly("…and Dover", "Apple", "“Budget” is late", "¿Cuándo?", "(Early) train");
    }

    @Test
    void a_text_without_letters_has_a_key_too() {
        assertThat(Collation.root().key("🎉"))
                .isNotEmpty()
                .isNotEqualTo(Collation.root().key("🚢"));
    }

    @Test
    void languages_with_the_same_rules_have_one_collation() {
        assertThat(Collation.of("en")).isSameAs(Collation.root()).isSameAs(Collation.of("en-GB"));
        assertThat(Collation.of("xx-made-up")).isSameAs(Collation.root());
        assertThat(Collation.of("uk-UA")).isSameAs(Collation.of("uk")).isNotSameAs(Collation.root());
        assertThat(Collation.of("zh-TW")).isSameAs(Collation.of("zh-Hant")).isNotSameAs(Collation.of("zh"));

        assertThat(Collation.isCommonTo(List.of("uk", "uk-UA"))).isTrue();
        assertThat(Collation.isCommonTo(List.of("zh", "zh-Hant"))).isFalse();
        assertThat(Collation.isCommonTo(List.of())).isFalse();
    }

    @Test
    void the_order_is_not_that_of_the_machine() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("sv-SE"));
            assertThat(Collation.of("qq")).isSameAs(Collation.root());
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void a_key_is_never_too_long_for_an_index_and_never_empty(@ForAll String text) {
        byte[] key = Collation.of("zh").key(text + "x".repeat(1_000));

        assertThat(key.length).isBetween(1, Collation.MAX_BYTES);
    }

    @Property(seed = Proof.ORDINARY_SEED)
    void keys_are_the_same_on_every_thread(@ForAll List<String> texts) {
        Collation collation = Collation.of("sv");

        assertThat(texts.parallelStream().map(collation::key).toList())
                .usingElementComparator(Arrays::compareUnsigned)
                .isEqualTo(texts.stream().map(collation::key).toList());
    }
}
