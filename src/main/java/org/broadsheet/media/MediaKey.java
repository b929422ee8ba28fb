package org.broadsheet.media;

import org.broadsheet.picture.MediaAddress;

/** What one thing in the {@link MediaStore} is kept under. Named by its content, so what is under a key never changes. */
public sealed interface MediaKey {

    /** Its path in a folder or bucket, relative, with forward slashes; at most 256 folders beside each other. */
    String path();

    /**
     * A picture as it was sent, to the byte.
     *
     * @param sha256 of its bytes, in 64 lower-case hex digits
     */
    record Original(String sha256) implements MediaKey {

        public Original {
            requireDigest(sha256);
        }

        @Override
        public String path() {
            return spread("originals", sha256);
        }
    }

    /**
     * What the sizes of a picture are made from.
     *
     * @param sha256 of the original's bytes, in 64 lower-case hex digits
     */
    record Master(String sha256) implements MediaKey {

        public Master {
            requireDigest(sha256);
        }

        @Override
        public String path() {
            return spread("masters", sha256);
        }
    }

    /** One size of a picture. */
    record Size(MediaAddress address) implements MediaKey {

        @Override
        public String path() {
            return folder(address.hash())
                    + address.path().substring(address.path().lastIndexOf('/') + 1);
        }

        /** The folder of all sizes with this hash in their address, with a slash at its end. */
        static String folder(String hash) {
            return spread("sizes", hash) + "/";
        }
    }

    private static String spread(String kind, String digest) {
        return kind + "/" + digest.substring(0, 2) + "/" + digest;
    }

    private static void requireDigest(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hex digits: " + sha256);
        }
    }
}
