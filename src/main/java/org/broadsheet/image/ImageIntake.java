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
import org.broadsheet.image.ReceivedFiles.Received;
import org.broadsheet.media.Inspector;
import org.broadsheet.media.Master;
import org.broadsheet.media.MasterMaker;
import org.broadsheet.media.PictureFile;
import org.broadsheet.media.PictureType;
import org.broadsheet.media.PictureWords;
import org.broadsheet.media.UnfitPictureException;

/** Looks at files that were sent as pictures, and makes of each what is kept beside it. */
@ApplicationScoped
class ImageIntake {

    private final Inspector inspector;
    private final MasterMaker masters;

    ImageIntake(Inspector inspector, MasterMaker masters) {
        this.inspector = inspector;
        this.masters = masters;
    }

    /**
     * A picture that can be kept.
     *
     * @param master what its sizes are made from
     * @param words what the file says of itself
     * @param isStill whether it moves, and only its first frame is shown
     */
    record Looked(TakenIn facts, Received file, Master master, PictureWords words, boolean isStill) {}

    /** The SHA-256 of a file. */
    static byte[] digest(Received file) {
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

    /**
     * What is kept of a file.
     *
     * @throws UnfitPictureException if it is no picture that can be kept
     */
    Looked look(Received file, byte[] sha256) throws UnfitPictureException {
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
