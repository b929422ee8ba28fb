package org.broadsheet.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorTest {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/editorial", "/v1/editorial/articles", "/v1/editorial/"})
    void what_is_below_editorial_leads_to_the_newsroom(String path) {
        assertThat(Door.of(path)).contains(Door.EDITORIAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/articles.rss", "/v1/editorials", "/v1/editorial.rss"})
    void everything_else_of_the_api_is_public(String path) {
        assertThat(Door.of(path)).contains(Door.DELIVERY);
    }

    @Test
    void what_is_not_the_api_has_no_door() {
        assertThat(Door.of("/q/health")).isEmpty();
        assertThat(Door.of("/v10/articles")).isEmpty();
        assertThat(Door.EDITORIAL.leadsTo("/v1/articles")).isFalse();
    }
}
