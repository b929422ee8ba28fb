package org.broadsheet.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.broadsheet.change.CacheTags;
import org.broadsheet.change.Change;
import org.broadsheet.change.ChangeLog;
import org.broadsheet.editorial.Audit;
import org.broadsheet.editorial.Editor;
import org.broadsheet.editorial.Precondition;
import org.broadsheet.editorial.Warning;
import org.broadsheet.editorial.WriteResult;
import org.broadsheet.image.ReceivedFiles.Received;
import org.broadsheet.media.LeavingPictures;
import org.broadsheet.media.UnfitPictureException;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemException;
import org.broadsheet.request.Patch;
import org.broadsheet.request.Sent;
import org.broadsheet.request.WarningCode;

/** Takes images in, changes what is said of them, and deletes them. */
@ApplicationScoped
class ImageWrites {

    /** What the audit trail and the change log call an image. */
    static final String KIND = "image";

    private static final int WIDE_ENOUGH = 1200;
    private static final int NAMED_USES = 10;

    private final ImageTable table;
    private final Images images;
    private final ImageIntake intake;
    private final ImageUses uses;
    private final LeavingPictures leaving;
    private final ChangeLog changes;
    private final Audit audit;
    private final Editor editor;
    private final ObjectMapper json;

    ImageWrites(
            ImageTable table,
            Images images,
            ImageIntake intake,
            ImageUses uses,
            LeavingPictures leaving,
            ChangeLog changes,
            Audit audit,
            Editor editor,
            ObjectMapper json) {
        this.table = table;
        this.images = images;
        this.intake = intake;
        this.uses = uses;
        this.leaving = leaving;
        this.changes = changes;
        this.audit = audit;
        this.editor = editor;
        this.json = json;
    }

    /** Files that were looked at and can be kept. */
    static final class Batch {

        private final List<ImageIntake.Arrived> all = new ArrayList<>();
    }

    /** Looks at files before a transaction is open; ends the request with a 422 that lists those that cannot be kept. */
    Batch look(List<Received> files) {
        Batch batch = new Batch();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            try {
                batch.all.add(intake.arrived(files.get(i)));
            } catch (UnfitPictureException e) {
                faults.add(Fault.pointer("/images/" + i, e.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidContent(faults).exception();
        }
        return batch;
    }

    /**
     * Keeps them, in the caller's transaction.
     *
     * @param alt in place of what the files say
     * @param credit in place of what the files say
     */
    WriteResult keep(Batch batch, Optional<String> alt, Optional<String> credit, boolean dryRun) {
        Map<Integer, EditorialImage> views = new HashMap<>();
        Set<Integer> made = new TreeSet<>();
        // In one order, so that no two requests wait for each other.
        for (int place : IntStream.range(0, batch.all.size())
                .boxed()
                .sorted(Comparator.comparing(
                        i -> HexFormat.of().formatHex(batch.all.get(i).sha256())))
                .toList()) {
            ImageIntake.Arrived one = batch.all.get(place);
            ImageIntake.Stored stored = intake.keep(
                            one,
                            words -> ImageIntake.details(words, alt.orElse(words.alt()), credit.orElse(words.credit())),
                            editor.name(),
                            dryRun)
                    .orElseThrow(() -> deleted(place));
            if (stored.isNew()) {
                made.add(place);
                views.put(place, added(stored.image(), one.looked(), place));
            } else {
                views.put(place, kept(stored.image(), place, alt.isPresent() || credit.isPresent()));
            }
        }
        ImageUploads all = new ImageUploads(
                IntStream.range(0, batch.all.size()).mapToObj(views::get).toList());
        return made.isEmpty()
                ? new WriteResult(200, all, null, null, null)
                : WriteResult.created(
                        all,
                        (String) null,
                        Images.PATH + views.get(made.iterator().next()).id(),
                        null);
    }

    private EditorialImage kept(StoredImage image, int place, boolean words) {
        return images.view(
                image,
                List.of(new Warning(
                        WarningCode.IMAGE_KEPT_ALREADY,
                        "/images/" + place,
                        "Is kept already" + (words ? "; what is said of it was not changed" : ""))));
    }

    private static ProblemException deleted(int place) {
        return Problem.conflict(List.of(Fault.pointer(
                        "/images/" + place, "Somebody else deleted this picture at the same moment; send it again")))
                .exception();
    }

    private EditorialImage added(StoredImage image, ImageIntake.Looked looked, int place) {
        audit.note(new WriteResult.Entry("create", KIND, image.id(), null, null, image.version()).noting(image.name()));
        return images.view(image, warnings(image, looked, place));
    }

    private static List<Warning> warnings(StoredImage image, ImageIntake.Looked looked, int place) {
        List<Warning> warnings = new ArrayList<>();
        String pointer = "/images/" + place;
        if (image.details().alt() == null) {
            warnings.add(
                    new Warning(WarningCode.IMAGE_WITHOUT_ALT, pointer + "/alt", "The image has no alternative text"));
        }
        if (image.width() < WIDE_ENOUGH) {
            warnings.add(new Warning(
                    WarningCode.IMAGE_SMALL,
                    pointer + "/width",
                    "Is " + image.width() + " pixels wide: large screens and link previews want " + WIDE_ENOUGH));
        }
        if (looked.isStill()) {
            warnings.add(new Warning(
                    WarningCode.IMAGE_STILL,
                    pointer + "/animation",
                    "Only its first frame is shown: send a GIF to have it move"));
        }
        return warnings;
    }

    /** Changes what is said of an image, everywhere it is shown. */
    WriteResult patch(String id, Precondition precondition, Patch<ImageDetails> patch) {
        StoredImage image = images.lock(id);
        precondition.check(image.version());
        Sent<ImageDetails> sent = patch.applyTo(image.details());
        ImageDetails details = sent.content(json.valueToTree(images.view(image, List.of())));
        List<Warning> warnings = sent.losses().stream().map(Warning::of).toList();
        if (details.equals(image.details())) {
            return WriteResult.changed(images.view(image, warnings), image.version(), null);
        }
        table.save(image, details, editor.name());
        changed(image);
        EditorialImage view = images.view(table.find(image.id()).orElseThrow(), warnings);
        return WriteResult.changed(
                view,
                view.version(),
                new WriteResult.Entry("patch", KIND, image.id(), null, image.version(), view.version())
                        .noting(image.name()));
    }

    /** Deletes an image that nothing shows. Its bytes go once that is committed. */
    WriteResult delete(String id, Precondition precondition) {
        StoredImage image = images.lock(id);
        precondition.check(image.version());
        List<String> shown = uses.of(image.id());
        if (!shown.isEmpty()) {
            String named = String.join(", ", shown.subList(0, Math.min(NAMED_USES, shown.size())));
            throw Problem.conflict(List.of(Fault.pointer(
                            "", "Is still shown by: " + named + (shown.size() > NAMED_USES ? " and more" : ""))))
                    .exception();
        }
        leaving.leave(image.id());
        table.delete(image.id());
        return WriteResult.deleted(
                new WriteResult.Entry("delete", KIND, image.id(), null, image.version(), null).noting(image.name()));
    }

    private void changed(StoredImage image) {
        changes.note(new Change(
                KIND,
                image.id(),
                null,
                image.version() + 1,
                image.id().toString(),
                List.of(),
                null,
                null,
                Set.of(CacheTags.image(image.id()))));
    }
}
