package org.broadsheet.feed;

import java.net.URI;
import java.util.Optional;
import org.broadsheet.article.Ai;
import org.broadsheet.article.AiUse;

/**
 * Where a text came from, in the terms of the IPTC's NewsCodes (cv.iptc.org/newscodes/digitalsourcetype) and of
 * schema.org, which has them as members of IPTCDigitalSourceEnumeration.
 */
enum DigitalSource {
    GENERATED(
            "trainedAlgorithmicMedia",
            "TrainedAlgorithmicMediaDigitalSource",
            "Generated with artificial intelligence"),
    ASSISTED(
            "compositeWithTrainedAlgorithmicMedia",
            "CompositeWithTrainedAlgorithmicMediaDigitalSource",
            "Written with the help of artificial intelligence");

    private final String code;
    private final String member;
    private final String label;

    DigitalSource(String code, String member, String label) {
        this.code = code;
        this.member = member;
        this.label = label;
    }

    /** That of a text; empty where nothing is said or no machine wrote any of it. */
    static Optional<DigitalSource> of(Ai ai) {
        if (ai == null || !ai.hasMachineText()) {
            return Optional.empty();
        }
        return Optional.of(ai.use() == AiUse.GENERATED ? GENERATED : ASSISTED);
    }

    /** What readers are told, in the newsroom's own words where it has some. */
    static Optional<String> notice(Ai ai) {
        return of(ai).map(source -> source.label
                + (ai.reviewedBy() == null ? "" : "; reviewed by " + ai.reviewedBy())
                + "."
                + (ai.note() == null ? "" : " " + ai.note()));
    }

    /** What it is, for people. */
    String label() {
        return label;
    }

    /** Its address among the IPTC's NewsCodes. */
    URI newsCode() {
        return URI.create("http://cv.iptc.org/newscodes/digitalsourcetype/" + code);
    }

    /** Its address at schema.org. */
    URI schemaOrg() {
        return URI.create("https://schema.org/" + member);
    }
}
