package org.broadsheet.body;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.broadsheet.request.WireName;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an image came about, in the terms of the IPTC's NewsCodes (cv.iptc.org/newscodes/digitalsourcetype) and of
 * schema.org, which has them as members of IPTCDigitalSourceEnumeration.
 */
@Schema(
        name = "DigitalSourceType",
        description = "How an image came about: a code of the IPTC's digital source types. Those with"
                + " `trainedAlgorithmicMedia` in their names were made by artificial intelligence, wholly or in part.")
public enum DigitalSourceType implements WireName {
    ALGORITHMIC_MEDIA,
    ALGORITHMICALLY_ENHANCED,
    COMPOSITE,
    COMPOSITE_CAPTURE,
    COMPOSITE_SYNTHETIC,
    COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA,
    COMPUTATIONAL_CAPTURE("MultiFrameComputationalCapture"),
    DATA_DRIVEN_MEDIA,
    DIGITAL_CAPTURE,
    DIGITAL_CREATION("DigitalArt"),
    HUMAN_EDITS("MinorHumanEdits"),
    NEGATIVE_FILM,
    POSITIVE_FILM,
    PRINT,
    SCREEN_CAPTURE,
    TRAINED_ALGORITHMIC_MEDIA,
    VIRTUAL_RECORDING;

    private final String code;
    private final String member;

    DigitalSourceType() {
        String camel = camel(name());
        this.code = camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
        this.member = camel;
    }

    /** Of another name at schema.org. */
    DigitalSourceType(String member) {
        String camel = camel(name());
        this.code = camel.substring(0, 1).toLowerCase(Locale.ROOT) + camel.substring(1);
        this.member = member;
    }

    /** The type of this code; only for codes of {@link #wireName}. */
    public static DigitalSourceType named(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No digital source type: " + code));
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(word, 0, 1).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }

    @Override
    @JsonValue
    public String wireName() {
        return code;
    }

    /** Its address among the IPTC's NewsCodes. */
    public URI newsCode() {
        return URI.create("http://cv.iptc.org/newscodes/digitalsourcetype/" + code);
    }

    /** Its address at schema.org. */
    public URI schemaOrg() {
        return URI.create("https://schema.org/" + member + "DigitalSource");
    }

    /** Whether artificial intelligence made all or some of it, so that readers are told (AI Act, article 50). */
    public boolean isOfMachines() {
        return this == TRAINED_ALGORITHMIC_MEDIA || this == COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
    }
}
