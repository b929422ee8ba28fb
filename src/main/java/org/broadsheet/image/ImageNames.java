package org.broadsheet.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.broadsheet.body.Image;
import org.broadsheet.editorial.Warning;
import org.broadsheet.picture.Renditions;
import org.broadsheet.problem.Fault;
import org.broadsheet.request.WarningCode;

/** The images that are kept here among those that content names, by their ids or by their addresses. */
public final class ImageNames {

    /** Where content names none. */
    public static final ImageNames NONE = new ImageNames(Map.of(), Map.of());

    private final Map<UUID, Named> byId;
    private final Map<String, UUID> byUrl;

    /**
     * An image that is kept here.
     *
     * @param hash in its addresses
     * @param masterWidth in pixels
     * @param hasAlt whether it has an alternative text of its own
     * @param hasCredit whether it has a credit of its own
     */
    record Named(UUID id, String hash, int masterWidth, boolean hasAlt, boolean hasCredit) {}

    /**
     * @param byUrl the ids of those that were named by an address
     */
    ImageNames(Map<UUID, Named> byId, Map<String, UUID> byUrl) {
        this.byId = byId;
        this.byUrl = byUrl;
    }

    private Optional<Named> of(Image image) {
        UUID id = image.id() != null && byId.containsKey(image.id()) ? image.id() : byUrl.get(image.url());
        return Optional.ofNullable(id).map(byId::get);
    }

    /**
     * The image by its id and its address of today, if it is kept here; without an id if it is not, unless that is a fault.
     * Null for null.
     */
    public Image settled(Image image) {
        if (image == null) {
            return null;
        }
        return of(image)
                .map(named -> image.keptAs(
                        named.id(),
                        image.url() != null && named.id().equals(image.id())
                                ? image.url()
                                : Renditions.path(named.hash(), named.masterWidth())))
                .orElseGet(() -> image.id() == null || image.url() == null ? image : image.elsewhere());
    }

    /** Why images cannot be stored, by the pointers to them. */
    public List<Fault> faults(Map<String, Image> images) {
        List<Fault> faults = new ArrayList<>();
        images.forEach((pointer, image) -> {
            if (image.id() == null) {
                return;
            }
            if (image.url() == null && !byId.containsKey(image.id())) {
                faults.add(Fault.pointer(pointer + "/id", "There is no image " + image.id()));
            } else if (image.url() != null
                    && byId.containsKey(image.id())
                    && !image.id().equals(byUrl.get(image.url()))) {
                faults.add(Fault.pointer(
                        pointer + "/url", "Is no address of the image " + image.id() + ": send one of the two"));
            }
        });
        return faults;
    }

    /** What is not kept as it was sent, by the pointers to it. */
    public List<Warning> warnings(Map<String, Image> images) {
        List<Warning> warnings = new ArrayList<>();
        images.forEach((pointer, image) -> {
            if (image.id() != null && of(image).isEmpty()) {
                warnings.add(new Warning(
                        WarningCode.IMAGE_NOT_KEPT,
                        pointer + "/id",
                        "There is no image " + image.id() + "; the address alone was stored"));
            }
        });
        return warnings;
    }

    /** What readers will miss of images, by the pointers to them. */
    public List<Warning> wordless(Map<String, Image> images) {
        List<Warning> warnings = new ArrayList<>();
        images.forEach((pointer, image) -> {
            altless(pointer, image).ifPresent(warnings::add);
            if (image.credit() == null && of(image).filter(Named::hasCredit).isEmpty()) {
                warnings.add(
                        new Warning(WarningCode.IMAGE_WITHOUT_CREDIT, pointer + "/credit", "The image has no credit"));
            }
        });
        return warnings;
    }

    /** A warning that an image has no alternative text; none where it has one. */
    Optional<Warning> altless(String pointer, Image image) {
        return image.alt() != null || of(image).filter(Named::hasAlt).isPresent()
                ? Optional.empty()
                : Optional.of(new Warning(
                        WarningCode.IMAGE_WITHOUT_ALT, pointer + "/alt", "The image has no alternative text"));
    }
}
