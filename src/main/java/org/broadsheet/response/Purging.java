package org.broadsheet.response;

/** Whether a CDN is told what to forget when it changes. */
public interface Purging {

    boolean isConfigured();
}
