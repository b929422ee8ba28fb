package org.broadsheet.archive.markdown;

/** The programs that make sites of Markdown, which differ in where things are and what addresses they get. */
enum Flavour {
    /** Also Octopress and Hexo, which keep posts as Jekyll does. */
    JEKYLL,
    HUGO,
    ASTRO,
    ELEVENTY,
    /** Files in folders, of which nothing else is known. */
    PLAIN;

    /** Whether Liquid's tags are run over texts. */
    boolean hasLiquid() {
        return this == JEKYLL || this == ELEVENTY || this == PLAIN;
    }

    /** Whether Hugo's shortcodes are. */
    boolean hasShortcodes() {
        return this == HUGO || this == PLAIN;
    }
}
