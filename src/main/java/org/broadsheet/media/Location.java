package org.broadsheet.media;

/**
 * Where a picture was taken, in degrees (WGS 84).
 *
 * @param latitude positive in the north
 * @param longitude positive in the east
 */
record Location(double latitude, double longitude) {}
