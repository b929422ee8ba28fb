package org.broadsheet.request;

/** The parameters that every read of Delivery takes, besides its own. */
public final class CommonParameters {

    /** A preview token, for clients that cannot send a header. */
    public static final String PREVIEW_TOKEN = "previewToken";

    /** The header that does the same, and that no log keeps. */
    public static final String PREVIEW_HEADER = "Preview-Token";

    /** By which a client waits for its own write: the Change-Cursor that the write was answered with. */
    public static final String MIN_VERSION = "minVersion";

    private CommonParameters() {}
}
