package org.broadsheet.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.broadsheet.support.Record.article;
import static org.broadsheet.support.Record.section;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.broadsheet.support.Desk;
import org.broadsheet.support.Newsroom;
import org.broadsheet.support.OtherSettings;
import org.junit.jupiter.api.Test;

/** A newsroom whose senders do not have the scope content:publish yet. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class ImportOldPublishingTest {

    @Inject
    Newsroom newsroom;

    @Test
    void a_setting_lets_an_import_publish_without_the_scope() {
        newsroom.empty();
        newsroom.takes(section("local"));

        assertThat(Newsroom.last(ImportPublishingTest.imported(article("ferry")))
                        .path("created")
                        .asInt())
                .isEqualTo(1);
        Desk.get("ferry").body("status", equalTo("published"));
    }
}
