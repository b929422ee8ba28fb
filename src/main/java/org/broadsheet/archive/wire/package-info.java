/**
 * The formats of the IPTC, as news agencies and editorial systems send them: ninjs, NewsML-G2 and NITF. Each reader fills a
 * {@link org.broadsheet.archive.wire.WireStory}, so that the same thing means the same in all three.
 */
package org.broadsheet.archive.wire;
