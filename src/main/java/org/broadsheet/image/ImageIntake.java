package org.broadsheet.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.broadsheet.body.Inline;
import org.broadsheet.body.RightsDraft;
import org.broadsheet.image.ReceivedFiles.Received;
import org.broadsheet.media.Inspector;
import org.broadsheet.media.LeavingPictures;
import org.broadsheet.media.Master;
import org.broadsheet.media.MasterMaker;
import org.broadsheet.media.MediaKey;
import org.broadsheet.media.MediaStore;
import org.broadsheet.media.PictureFile;
import org.broadsheet.media.PictureType;
import org.broadsheet.media.PictureWords;
import org.broadsheet.media.UnfitPictureException;
import org.broadsheet.picture.Framing;

/** Looks at files that were sent as pictures, makes of each what is kept beside it, and keeps both. */
@ApplicationScoped
class ImageIntake {

    private final Inspector inspector;
    private final MasterMaker masters;
    private final ImageTable table;
    private final MediaStore store;
    private final LeavingPictures leaving;

    ImageIntake(Inspector inspector, MasterMaker masters, ImageTable table, MediaStore store, LeavingPictures leaving) {
        this.inspector = inspector;
        this.masters = masters;
        this.table = table;
        this.store = store;
        this.leaving = leaving;
    }

    /**
     * A picture that can be kept.
     *
     * @param master what its sizes are made from
     * @param words what the file says of itself
     * @param isStill whether it moves, and only its first frame is shown
     */
    record Looked(TakenIn facts, Received file, Master master, PictureWords words, boolean isStill) {}

    /** A file, and what was made of it; null where the same is kept already. */
    record Arrived(byte[] sha256, Looked looked) {}

    /**
     * An image that is kept.
     *
     * @param isNew whether it was not kept before
     */
    record Stored(StoredImage image, boolean isNew) {}

    /**
     * Looks at a file before a transaction is open.
     *
     * @throws UnfitPictureException if it is no picture that can be kept
     */
    Arrived arrived(Received file) throws UnfitPictureException {
        byte[] sha256 = digest(file);
        return new Arrived(sha256, table.withDigest(sha256).isPresent() ? null : look(file, sha256));
    }

    /**
     * Keeps it, in the caller's transaction. Its bytes are in the store before that is committed: whoever finds an image has all
     * of it.
     *
     * @param details what is said of it if it is new, by what its file says
     * @return empty if it was kept when it was looked at, and somebody else deleted it since
     */
    Optional<Stored> keep(Arrived one, Function<PictureWords, ImageDetails> details, String by, boolean dryRun) {
        table.lockDigest(one.sha256());
        Optional<StoredImage> stored = table.withDigest(one.sha256());
        Looked looked = one.looked();
        if (stored.isPresent() || looked == null) {
            return stored.map(image -> new Stored(image, false));
        }
        StoredImage image = table.add(looked.facts(), details.apply(looked.words()), by);
        if (!dryRun) {
            leaving.stay(one.sha256());
            String sha256 = HexFormat.of().formatHex(one.sha256());
            table.mayPause();
            store.put(new MediaKey.Original(sha256), looked.file().path());
            store.put(new MediaKey.Master(sha256), looked.master().bytes());
        }
        return Optional.of(new Stored(image, true));
    }

    /** What is said of an image whose file says this; its alternative text and credit may be null. */
    static ImageDetails details(PictureWords words, String alt, String credit) {
        return ImageDetails.of(
                alt,
                words.caption() == null ? null : Inline.ofText(words.caption()),
                credit,
                RightsDraft.of(words.rights()),
                words.digitalSourceType(),
                Framing.NONE);
    }

    /** The SHA-256 of a file. */
    private static byte[] digest(Received file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file.path()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is kept of a file. */
    private Looked look(Received file, byte[] sha256) throws UnfitPictureException {
        try {
            PictureFile picture = inspector.inspect(file.path());
            Master master = masters.make(picture);
            boolean isGif = picture.type() == PictureType.GIF;
            return new Looked(
                    new TakenIn(
                            sha256,
                            picture.type().mediaType(),
                            Files.size(file.path()),
                            file.name(),
                            picture.width(),
                            picture.height(),
                            master.width(),
                            master.height(),
                            picture.animated() && isGif,
                            master.colour(),
                            master.placeholder()),
                    file,
                    master,
                    PictureWords.of(picture),
                    picture.animated() && !isGif);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
