package org.broadsheet.response;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who publishes all this: for the index, feeds, JSON-LD and the reading pages. Addresses are absolute. */
@ApplicationScoped
public class Publication {

    /** {@code broadsheet.publication.*}: who publishes, shown at `/v1`, in feeds, JSON-LD and on the reading pages. */
    @ConfigMapping(prefix = "broadsheet.publication")
    public interface Config {

        /** The publication's name. */
        @WithDefault("${broadsheet.feed.title:Broadsheet}")
        String name();

        /** The languages that it is published in (BCP 47), separated by commas. */
        Optional<List<String>> languages();

        /** Its logo: a URL, or a path from the site's root. */
        Optional<URI> logo();

        /** The page that says how errors are corrected: a URL, or a path from the site's root, as are the others. */
        Optional<URI> correctionsPolicy();

        /** The page with its code of ethics. */
        Optional<URI> ethicsPolicy();

        /** The page that says who owns and pays for it. */
        Optional<URI> ownership();

        /** The page that says how it uses artificial intelligence. */
        Optional<URI> aiPolicy();

        /** The page with ways to reach the newsroom. */
        Optional<URI> contact();

        /** The newsroom's public e-mail address. */
        Optional<String> email();

        /** The copyright notice of every article that brings none of its own. */
        Optional<String> copyright();

        /** What others may do with an article that says nothing else. */
        Optional<String> usageTerms();

        /** The address of the licence of every article that brings none of its own. */
        Optional<URI> license();

        /**
         * Whether text and data mining is `reserved` or `allowed`, said on every public response (TDM Reservation
         * Protocol, article 4 of Directive (EU) 2019/790). Nothing is said where it is not set.
         */
        Optional<Mining> textAndDataMining();

        /** The page or file with the terms of mining: a URL, or a path from the site's root. */
        Optional<URI> miningPolicy();

        /** The site's file of licences for machines (Really Simple Licensing), linked from every public response. */
        Optional<URI> rsl();
    }

    /** Whether others may mine texts and data. */
    public enum Mining {
        RESERVED,
        ALLOWED
    }

    /** The name of a publication for which none is configured. */
    private static final String UNNAMED = "Broadsheet";

    private final Config config;
    private final Site site;
    private volatile String demo;

    Publication(Config config, Site site) {
        this.config = config;
        this.site = site;
        languages().forEach(Publication::check);
    }

    private static void check(String language) {
        try {
            new Locale.Builder().setLanguageTag(language);
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(
                    "broadsheet.publication.languages has " + language + ", which is no language tag (BCP 47)", e);
        }
    }

    public String name() {
        return demo != null && config.name().equals(UNNAMED) ? demo : config.name();
    }

    /** Whether it is the demo newsroom. */
    public boolean isDemo() {
        return demo != null;
    }

    /** Makes it the demo newsroom, which has a name of its own unless another one is configured. */
    public void showDemo(String name) {
        demo = name;
    }

    /** Its site's front page. */
    public URI home() {
        return site.home();
    }

    /** BCP 47; empty where none are set. */
    public List<String> languages() {
        return config.languages().orElse(List.of());
    }

    public Optional<URI> logo() {
        return absolute(config.logo());
    }

    public Optional<URI> correctionsPolicy() {
        return absolute(config.correctionsPolicy());
    }

    public Optional<URI> ethicsPolicy() {
        return absolute(config.ethicsPolicy());
    }

    public Optional<URI> ownership() {
        return absolute(config.ownership());
    }

    public Optional<URI> aiPolicy() {
        return absolute(config.aiPolicy());
    }

    public Optional<URI> contact() {
        return absolute(config.contact());
    }

    public Optional<String> email() {
        return config.email();
    }

    /** The copyright notice of articles that bring none of their own. */
    public Optional<String> copyright() {
        return config.copyright();
    }

    /** What others may do with articles that say nothing else. */
    public Optional<String> usageTerms() {
        return config.usageTerms();
    }

    /** The licence of articles that bring none of their own. */
    public Optional<URI> license() {
        return absolute(config.license());
    }

    /** Whether text and data mining is reserved. */
    public Optional<Mining> textAndDataMining() {
        return config.textAndDataMining();
    }

    /** The terms of mining. */
    public Optional<URI> miningPolicy() {
        return absolute(config.miningPolicy());
    }

    /** The file of licences for machines. */
    public Optional<URI> rsl() {
        return absolute(config.rsl());
    }

    private Optional<URI> absolute(Optional<URI> page) {
        return page.map(one -> URI.create(site.absolute(one.toString())));
    }
}
