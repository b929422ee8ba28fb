package org.broadsheet.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Files of pictures for tests that send them. */
public final class Pictures {

    private static final Path DESCRIBED = Path.of("src", "test", "resources", "pictures", "described.jpg");

    /** Where a JPEG begins (ITU-T T.81, Annex B): its first marker, after which comments may follow. */
    private static final int START = 2;

    private static final int LENGTH_BYTES = 2;

    private Pictures() {}

    /**
     * A JPEG of 120 × 80 pixels that says who made it and where. Each has a comment of its own, so that none is kept yet, nor
     * has left anything in the store under other settings.
     */
    public static byte[] described() throws IOException {
        byte[] file = Files.readAllBytes(DESCRIBED);
        byte[] comment = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, START);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) (comment.length + LENGTH_BYTES)});
        out.writeBytes(comment);
        out.write(file, START, file.length - START);
        return out.toByteArray();
    }
}
