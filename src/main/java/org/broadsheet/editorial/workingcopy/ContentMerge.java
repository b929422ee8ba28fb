package org.broadsheet.editorial.workingcopy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.broadsheet.body.BodyLimits;
import org.broadsheet.editorial.StoredJson;
import org.broadsheet.editorial.Warning;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.JsonInput;
import org.broadsheet.request.WarningCode;

/**
 * Compares a working copy and what is live with the content that both were once, component by component of its record: a new
 * field is covered by itself.
 */
public final class ContentMerge<C extends PreparedContent> {

    static final String BODY = "body";

    private static final String BLOCKS = "/body/blocks";

    /** Who changed a field since both were the same. Where both made the same of it, nobody did. */
    enum Side {
        LIVE("live"),
        WORKING_COPY("working-copy"),
        BOTH("both");

        private final String wireName;

        Side(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }
    }

    private final Class<C> type;
    private final String word;
    private final ObjectNode base;
    private final ObjectNode live;
    private final ObjectNode own;
    private final Map<String, Side> changed = new LinkedHashMap<>();

    /** Compares three contents, all with slugs, so that what was renamed or merged meanwhile is the same in all of them. */
    public ContentMerge(WorkingCopyType<?, C, ?> type, C base, C live, C own) {
        this.type = type.contentType();
        this.word = type.copies().of().word();
        this.base = whole(base);
        this.live = whole(live);
        this.own = whole(own);
        this.base.properties().forEach(entry -> {
            JsonNode was = entry.getValue();
            JsonNode isLive = this.live.get(entry.getKey());
            JsonNode isOwn = this.own.get(entry.getKey());
            if (!isLive.equals(isOwn)) {
                changed.put(
                        entry.getKey(),
                        isOwn.equals(was) ? Side.LIVE : isLive.equals(was) ? Side.WORKING_COPY : Side.BOTH);
            }
        });
    }

    private static ObjectNode whole(PreparedContent content) {
        return StoredJson.whole((Record) content);
    }

    /** The fields in which the two differ, and who changed each. */
    Map<String, Side> changed() {
        return changed;
    }

    JsonNode base(String field) {
        return base.get(field);
    }

    JsonNode live(String field) {
        return live.get(field);
    }

    JsonNode own(String field) {
        return own.get(field);
    }

    JsonNode liveBlocks() {
        return live.at(BLOCKS);
    }

    JsonNode ownBlocks() {
        return own.at(BLOCKS);
    }

    /** The fields that this side changed alone, or that both changed. */
    List<String> changedBy(Side side) {
        return changed.entrySet().stream()
                .filter(entry -> entry.getValue() == side)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A fault for each field that both changed. */
    List<Fault> conflicts(int liveVersion) {
        return changedBy(Side.BOTH).stream()
                .map(field -> Fault.pointer(
                        "/" + field,
                        "Was changed in the working copy, and in the live " + word + " up to its version " + liveVersion
                                + ": POST …/working-copy/rebase takes the live changes along"))
                .toList();
    }

    /** A warning for each field that has the live change. */
    List<Warning> kept() {
        return changedBy(Side.LIVE).stream()
                .map(field -> new Warning(
                        WarningCode.LIVE_CHANGE_KEPT,
                        "/" + field,
                        "Was changed in the live " + word + " since the working copy was made, which did not touch"
                                + " it: the change is kept"))
                .toList();
    }

    /** The content with what either side changed; where both did, the working copy's. */
    C merged() {
        ObjectNode merged = own.deepCopy();
        changedBy(Side.LIVE).forEach(field -> merged.set(field, live.get(field)));
        return StoredJson.read(merged, type);
    }

    /**
     * What a merged content cannot be, though each side can: such as one with a primary tag that the other side took off, or
     * with a body that is too long with the blocks of both.
     */
    static List<Fault> faults(PreparedContent merged) {
        JsonInput nothing = JsonInput.of(JsonNodeFactory.instance.objectNode());
        merged.check(nothing);
        List<Fault> faults = new ArrayList<>(nothing.faults());
        int bytes = merged.body().toJson().getBytes(StandardCharsets.UTF_8).length;
        if (merged.body().blocks().size() > BodyLimits.BLOCKS || bytes > BodyLimits.BYTES) {
            faults.add(Fault.pointer("/body", "With the blocks of both it is over the limits of a body"));
        }
        return faults;
    }

    /** The working copy with the live changes, bodies block by block, and what is said of them. */
    record Rebased<C>(C content, List<Warning> warnings) {}

    Rebased<C> rebased() {
        List<Warning> warnings = new ArrayList<>(kept());
        ObjectNode merged = own.deepCopy();
        changedBy(Side.LIVE).forEach(field -> merged.set(field, live.get(field)));
        for (String field : changedBy(Side.BOTH)) {
            if (field.equals(BODY)) {
                BodyMerge body = BodyMerge.of(base.at(BLOCKS), live.at(BLOCKS), own.at(BLOCKS));
                merged.putObject(BODY).set("blocks", body.blocks());
                if (!body.blocks().equals(own.at(BLOCKS))) {
                    warnings.add(new Warning(
                            WarningCode.LIVE_CHANGE_KEPT,
                            "/body",
                            "Blocks that the live " + word + " changed are taken along"));
                }
                body.overlaps().forEach(overlap -> warnings.add(replaced(overlap)));
            } else {
                warnings.add(new Warning(
                        WarningCode.LIVE_CHANGE_REPLACED,
                        "/" + field,
                        "Was changed in the live " + word + " too: the working copy's stands"));
            }
        }
        return new Rebased<>(StoredJson.read(merged, type), warnings);
    }

    private Warning replaced(BodyMerge.Overlap overlap) {
        String live = String.join(", ", overlap.live());
        String what =
                overlap.live().isEmpty() ? "took out " + String.join(", ", overlap.base()) : "has the blocks " + live;
        return new Warning(
                WarningCode.LIVE_CHANGE_REPLACED,
                BLOCKS + "/" + overlap.place(),
                "The live " + word + " " + what + " here; the working copy's blocks stand");
    }

    /** The working copy's content with the live values of these fields. */
    C withLive(Stream<String> fields) {
        ObjectNode mixed = whole(rebased().content());
        fields.filter(mixed::has).forEach(field -> mixed.set(field, live.get(field)));
        return StoredJson.read(mixed, type);
    }
}
