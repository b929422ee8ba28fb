package org.broadsheet.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CacheDependenciesTest {

    private final CacheDependencies dependencies = new CacheDependencies();

    @Test
    void a_response_that_nothing_is_recorded_for_is_not_kept() {
        assertThat(dependencies.mayBeKept()).isFalse();
    }

    @Test
    void a_response_with_a_tag_is_kept() {
        dependencies.record("articles");

        assertThat(dependencies.mayBeKept()).isTrue();
    }

    @Test
    void a_response_without_tags_is_kept_where_it_is_declared_constant() {
        dependencies.makeConstant();

        assertThat(dependencies.mayBeKept()).isTrue();
    }

    @Test
    void a_private_response_is_never_kept() {
        dependencies.record("articles");
        dependencies.makeConstant();
        dependencies.makePrivate();

        assertThat(dependencies.mayBeKept()).isFalse();
    }
}
