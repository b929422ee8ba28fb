package org.broadsheet.request;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tracking parameters that others append to addresses: those of newsletter and advertising campaigns, of social
 * networks, and the cache busters of scripts. Feeds and pages are shared, so their addresses accept them ({@link
 * TakesTrackingMarks}); nothing depends on them. The JSON API refuses them like any parameter it does not know.
 *
 * <p>Collected from the documentation of the systems named beside them, and from the lists of browsers that remove them
 * (Firefox's query stripping, Brave, ClearURLs).
 */
public final class TrackingMarks {

    private static final List<String> BEGINNINGS = List.of(
            // Urchin and Google Analytics, which everybody imitates.
            "utm_",
            // Matomo, formerly Piwik.
            "mtm_",
            "matomo_",
            "pk_",
            "piwik_",
            // HubSpot.
            "hsa_",
            "__hs",
            "_hs",
            // Piano, formerly AT Internet.
            "at_",
            // Olytics, Vero, Sailthru.
            "oly_",
            "vero_",
            "sailthru_");

    private static final Set<String> NAMES = Set.of(
            // What scripts add so that no cache answers.
            "_",
            // Meta: Facebook and Instagram.
            "fbclid",
            "fb_action_ids",
            "fb_action_types",
            "fb_ref",
            "fb_source",
            "igshid",
            "igsh",
            // Google.
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "srsltid",
            "_ga",
            "_gl",
            // Microsoft, Yandex, X, TikTok, LinkedIn, Pinterest, Reddit, Snapchat.
            "msclkid",
            "yclid",
            "ysclid",
            "_openstat",
            "twclid",
            "ttclid",
            "li_fat_id",
            "epik",
            "rdt_cid",
            "sccid",
            // Newsletters: Mailchimp, Marketo, Klaviyo, HubSpot, Drip.
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_kx",
            "hsctatracking",
            "__s",
            // Adobe and others.
            "s_cid",
            "cmpid",
            "wickedid",
            // Where the reader came from.
            "ref",
            "ref_src",
            "ref_url");

    private TrackingMarks() {}

    /** Whether a parameter of this name is such a mark, in capitals or not. */
    public static boolean isMark(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || BEGINNINGS.stream().anyMatch(lower::startsWith);
    }
}
