package org.broadsheet.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlugMakerTest {

    @Test
    void invisible_characters_leave_no_trace_and_spaces_of_every_kind_separate_words() {
        assertThat(SlugMaker.of("Bundes\u00adverfassungs\u00adgericht", "de")).isEqualTo("bundesverfassungsgericht");
        assertThat(SlugMaker.of("\ufeffPo\u200bром\u2060", "uk")).isEqualTo("porom");
        assertThat(SlugMaker.of("Ferry\u00a0to\u202fØrsta", "nb")).isEqualTo("ferry-to-orsta");
    }
}
