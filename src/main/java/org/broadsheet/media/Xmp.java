package org.broadsheet.media;

/** The namespaces of XMP in which pictures are described. */
final class Xmp {

    static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    static final String PHOTOSHOP = "http://ns.adobe.com/photoshop/1.0/";
    static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    static final String EXIF = "http://ns.adobe.com/exif/1.0/";
    static final String IPTC_CORE = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
    static final String IPTC_EXTENSION = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    static final String PLUS = "http://ns.useplus.org/ldf/xmp/1.0/";
    static final String CREATIVE_COMMONS = "http://creativecommons.org/ns#";

    private Xmp() {}
}
