package org.broadsheet.response;

/** Whether a CDN is told what to purge when something changes. */
public interface Purging {

    boolean isConfigured();
}
