package org.broadsheet.partner;

/**
 * How much a partner used.
 *
 * @param requests by its keys, whatever they were answered
 * @param articles whole ones, those of exports among them
 * @param bytes of answers, before compression
 */
record Use(long requests, long articles, long exports, long bytes) {

    Use plus(Use other) {
        return new Use(
                requests + other.requests, articles + other.articles, exports + other.exports, bytes + other.bytes);
    }
}
