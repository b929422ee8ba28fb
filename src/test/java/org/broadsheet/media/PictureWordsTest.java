package org.broadsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.broadsheet.body.DigitalSourceType;
import org.broadsheet.body.Rights;
import org.junit.jupiter.api.Test;

class PictureWordsTest {

    @Test
    void words_are_taken_from_xmp_first() throws Exception {
        assertThat(words("described.jpg"))
                .isEqualTo(new PictureWords(
                        "A ferry in the harbour",
                        "The ferry returns, Käthe says.",
                        "Harbour Press",
                        new Rights("© Harbour Press", "One use", "https://example.org/licence", null),
                        DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA,
                        true));
    }

    @Test
    void words_are_taken_from_older_records_where_there_is_no_xmp() throws Exception {
        assertThat(words("described-by-records.jpg"))
                .isEqualTo(new PictureWords(
                        null,
                        "Der Hafen, früh",
                        "Jane Roe",
                        new Rights("Jane Roe 2026", null, null, null),
                        null,
                        false));
    }

    @Test
    void words_are_taken_from_every_type_that_carries_them() throws Exception {
        assertThat(words("described.tif").caption()).isEqualTo("A map");
        assertThat(words("described.tif").credit()).isEqualTo("Cartographers");
        assertThat(words("described.tif").rights().copyright()).isEqualTo("Nobody");
        assertThat(words("described.png").caption()).isEqualTo("A drawing");
        assertThat(words("turned.webp").caption()).isEqualTo("A chart");
    }

    @Test
    void damaged_metadata_keeps_no_picture_out() throws Exception {
        assertThat(words("garbage-metadata.jpg")).isEqualTo(words("plain.jpg"));
        assertThat(TestPictures.master("garbage-metadata.jpg").width()).isEqualTo(120);
    }

    private static PictureWords words(String name) throws Exception {
        return PictureWords.of(TestPictures.inspected(name));
    }
}
