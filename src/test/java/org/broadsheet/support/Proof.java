package org.broadsheet.support;

/**
 * How many generated cases a test tries, and which. Ordinary runs try the same ones each time, so that a run fails
 * because of what has changed since the last. Whoever asks for more of them, by a property such as
 * {@code -Dproof.worlds=1000}, gets others each time, and {@code -Dproof.seed} repeats them.
 */
public final class Proof {

    /** The seed of ordinary runs, as annotations take it. */
    public static final String ORDINARY_SEED = "20260509";

    private Proof() {}

    /** The number that a system property asks for, by default the one of ordinary runs. */
    public static int times(String property, int ordinary) {
        return Integer.getInteger(property, ordinary);
    }

    /** The seed of a test whose number of cases a system property sets. */
    public static long seed(String property) {
        boolean isOrdinary = System.getProperty(property) == null;
        return Long.getLong("proof.seed", isOrdinary ? Long.parseLong(ORDINARY_SEED) : System.nanoTime());
    }
}
