package org.broadsheet.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShellTest {

    @Test
    void pages_bear_the_name_of_the_publication_and_nothing_that_it_could_be_taken_for() {
        String page = new String(Shell.page("Ham & <b>Eggs</b> – Ψ"), StandardCharsets.UTF_8);

        assertThat(page)
                .contains("<title>Ham &amp; &lt;b&gt;Eggs&lt;/b&gt; – Ψ</title>")
                .doesNotContain("<b>");
    }
}
