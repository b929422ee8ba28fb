package org.broadsheet.request;

import java.util.Optional;

/** The two ways into the API. A request's path says which one it came through; this is the only place that looks. */
public enum Door {
    /** {@code /v1/…}: reads of what is public, without a key. */
    DELIVERY("/v1"),
    /** {@code /v1/editorial/…}: everything that needs a key. */
    EDITORIAL("/v1/editorial");

    private final String root;

    Door(String root) {
        this.root = root;
    }

    /** The path that all paths through this door begin with. */
    public String root() {
        return root;
    }

    /** The door of this path; empty for what is not the API, such as health and metrics. */
    public static Optional<Door> of(String path) {
        if (isBelow(EDITORIAL.root, path)) {
            return Optional.of(EDITORIAL);
        }
        return isBelow(DELIVERY.root, path) ? Optional.of(DELIVERY) : Optional.empty();
    }

    /** Whether a path leads through this door. */
    public boolean leadsTo(String path) {
        return of(path).filter(this::equals).isPresent();
    }

    /** {@code /v1/articles.rss} is below the root, {@code /v10} is not. */
    private static boolean isBelow(String root, String path) {
        return path.startsWith(root) && (path.length() == root.length() || path.charAt(root.length()) == '/');
    }
}
