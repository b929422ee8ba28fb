package org.broadsheet.archive.wordpress;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The post meta that WordPress and its plugins keep, by what it is for. */
final class Meta {

    static final List<String> SEO_TITLE = List.of(
            "_yoast_wpseo_title", "rank_math_title", "_aioseo_title", "_aioseop_title", "_seopress_titles_title");
    static final List<String> SEO_DESCRIPTION = List.of(
            "_yoast_wpseo_metadesc",
            "rank_math_description",
            "_aioseo_description",
            "_aioseop_description",
            "_seopress_titles_desc");
    static final List<String> CANONICAL = List.of(
            "_yoast_wpseo_canonical", "rank_math_canonical_url", "_aioseo_canonical_url", "_seopress_robots_canonical");
    static final List<String> SOCIAL_TITLE = List.of(
            "_yoast_wpseo_opengraph-title",
            "rank_math_facebook_title",
            "_aioseo_og_title",
            "_seopress_social_fb_title",
            "_yoast_wpseo_twitter-title",
            "rank_math_twitter_title");
    static final List<String> SOCIAL_DESCRIPTION = List.of(
            "_yoast_wpseo_opengraph-description",
            "rank_math_facebook_description",
            "_aioseo_og_description",
            "_seopress_social_fb_desc",
            "_yoast_wpseo_twitter-description",
            "rank_math_twitter_description");
    static final List<String> SOCIAL_IMAGE = List.of(
            "_yoast_wpseo_opengraph-image",
            "rank_math_facebook_image",
            "_seopress_social_fb_img",
            "_yoast_wpseo_twitter-image",
            "rank_math_twitter_image");
    static final List<String> NOINDEX =
            List.of("_yoast_wpseo_meta-robots-noindex", "_aioseo_noindex", "_seopress_robots_index");
    static final String ROBOTS = "rank_math_robots";
    static final List<String> PRIMARY_CATEGORY =
            List.of("_yoast_wpseo_primary_category", "rank_math_primary_category", "_seopress_robots_primary_cat");
    static final List<String> KICKER = List.of("kicker", "_kicker", "newspack_post_kicker", "overline");
    static final List<String> SUBTITLE = List.of(
            "newspack_post_subtitle", "wps_subtitle", "subtitle", "_subtitle", "secondary_title", "_secondary_title");
    static final String THUMBNAIL = "_thumbnail_id";
    static final String OLD_SLUG = "_wp_old_slug";

    /** What says who may read. */
    static final String JETPACK_ACCESS = "_jetpack_newsletter_access";

    static final List<String> PAID = List.of("_is_paid", "is_paid");
    static final List<String> RESTRICTED = List.of(
            "rcp_access_level",
            "rcp_subscription_level",
            "rcp_user_level",
            "_members_access_role",
            "um_content_restriction",
            "_wc_memberships_custom_restriction",
            "_leaky_paywall_visibility",
            "issuem-leaky-paywall-visibility",
            "_memberful_acl",
            "memberful_acl",
            "_pmpro_require_membership",
            "_ipress_restricted");

    /** What programs keep for themselves and no reader ever sees: locks, caches, scores, the editor's state. */
    private static final Set<String> OWN = Set.of(
            "_edit_lock",
            "_edit_last",
            "_pingme",
            "_encloseme",
            "_thumbnail_id",
            "_wp_old_slug",
            "_wp_old_date",
            "_wp_page_template",
            "_wp_attached_file",
            "_wp_attachment_metadata",
            "_wp_attachment_image_alt",
            "_wp_trash_meta_status",
            "_wp_trash_meta_time",
            "_wp_desired_post_slug",
            "_publicize_pending",
            "_rest_api_published",
            "_rest_api_client_id",
            "_wpas_done_all",
            "_wpas_skip_",
            "_jetpack_newsletter_access",
            "_jetpack_dont_email_post_to_subs",
            "_jetpack_memberships_contains_paid_content",
            "_last_editor_used_jetpack",
            "_dp_original",
            "_wpcom_is_markdown",
            "_classic-editor-remember",
            "footnotes",
            "rank_math_seo_score",
            "rank_math_focus_keyword",
            "rank_math_internal_links_processed",
            "rank_math_analytic_object_id",
            "rank_math_og_content_image",
            "rank_math_primary_category",
            "rank_math_robots",
            "rank_math_twitter_use_facebook",
            "rank_math_facebook_image_id",
            "rank_math_twitter_image_id",
            "inline_featured_image",
            "views",
            "post_views_count");

    private static final List<String> OWN_PREFIXES =
            List.of("_oembed_", "_yoast_wpseo_", "_menu_item_", "_wpas_", "_elementor_css", "_aioseo_", "_transient_");

    private static final Set<String> KNOWN = Stream.of(
                    SEO_TITLE,
                    SEO_DESCRIPTION,
                    CANONICAL,
                    SOCIAL_TITLE,
                    SOCIAL_DESCRIPTION,
                    SOCIAL_IMAGE,
                    NOINDEX,
                    PRIMARY_CATEGORY,
                    KICKER,
                    SUBTITLE,
                    PAID,
                    RESTRICTED)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Meta() {}

    /** Whether a field means nothing outside of the system that wrote it. */
    static boolean isOwn(String key, String value) {
        return OWN.contains(key)
                || OWN_PREFIXES.stream().anyMatch(key::startsWith)
                // Advanced Custom Fields notes beside each field which one it is.
                || key.startsWith("_") && value.matches("field_[0-9a-zA-Z]+");
    }

    /** Whether a field has a place in records. */
    static boolean isKnown(String key) {
        return KNOWN.contains(key);
    }
}
