package org.broadsheet.markup;

/** The providers of embeds, by host. */
public final class EmbedProviders {

    private EmbedProviders() {}

    /** The name of a known provider by the URL's host or a parent domain, else the host itself in lower case. */
    public static String of(String url) {
        String known = EmbedTable.KNOWN.providerOf(url);
        if (known != null) {
            return known;
        }
        String host = EmbedTable.host(url);
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
