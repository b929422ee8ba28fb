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
import org.broadsheet.body.Inline;
import org.broadsheet.body.RightsDraft;
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
import org.broadsheet.media.MediaKey;
import org.broadsheet.media.MediaStore;
import org.broadsheet.media.PictureWords;
import org.broadsheet.media.UnfitPictureException;
import org.broadsheet.picture.Framing;
import org.broadsheet.problem.Fault;
import org.broadsheet.problem.Problem;
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
    private final MediaStore store;
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
            MediaStore store,
            LeavingPictures leaving,
            ChangeLog changes,
            Audit audit,
            Editor editor,
            ObjectMapper json) {
        this.table = table;
        this.images = images;
        this.intake = intake;
        this.uses = uses;
        this.store = store;
        this.leaving = leaving;
        this.changes = changes;
        this.audit = audit;
        this.editor = editor;
        this.json = json;
    }

    /** A file, and what was made of it; null where the same is kept already. */
    private record Arrived(byte[] sha256, ImageIntake.Looked looked) {}

    /** Files that were looked at and can be kept. */
    static final class Batch {

        private final List<Arrived> all = new ArrayList<>();
    }

    /** Looks at files before a transaction is open; ends the request with a 422 that lists those that cannot be kept. */
    Batch look(List<Received> files) {
        Batch batch = new Batch();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            byte[] sha256 = ImageIntake.digest(files.get(i));
            try {
                batch.all.add(new Arrived(
                        sha256, table.withDigest(sha256).isPresent() ? null : intake.look(files.get(i), sha256)));
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
     * Keeps them, in the caller's transaction. Bytes are in the store before it is committed: whoever finds an image has all of
     * it.
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
            Arrived one = batch.all.get(place);
            table.lockDigest(one.sha256());
            Optional<StoredImage> stored = table.withDigest(one.sha256());
            if (stored.isEmpty()) {
                made.add(place);
            }
            views.put(
                    place,
                    stored.map(image -> kept(image, place, alt.isPresent() || credit.isPresent()))
                            .orElseGet(() -> add(one, place, alt, credit, dryRun)));
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

    private EditorialImage add(Arrived one, int place, Optional<String> alt, Optional<String> credit, boolean dryRun) {
        ImageIntake.Looked looked = one.looked();
        if (looked == null) {
            throw Problem.conflict(List.of(Fault.pointer(
                            "/images/" + place,
                            "Somebody else deleted this picture at the same moment; send it again")))
                    .exception();
        }
        StoredImage image = table.add(looked.facts(), details(looked.words(), alt, credit), editor.name());
        if (!dryRun) {
            leaving.stay(one.sha256());
            String sha256 = HexFormat.of().formatHex(one.sha256());
            store.put(new MediaKey.Original(sha256), looked.file().path());
            store.put(new MediaKey.Master(sha256), looked.master().bytes());
        }
        audit.note(new WriteResult.Entry("create", KIND, image.id(), null, null, image.version()).noting(image.name()));
        return images.view(image, warnings(image, looked, place));
    }

    private static ImageDetails details(PictureWords words, Optional<String> alt, Optional<String> credit) {
        return ImageDetails.of(
                alt.orElse(words.alt()),
                words.caption() == null ? null : Inline.ofText(words.caption()),
                credit.orElse(words.credit()),
                RightsDraft.of(words.rights()),
                words.digitalSourceType(),
                Framing.NONE);
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
