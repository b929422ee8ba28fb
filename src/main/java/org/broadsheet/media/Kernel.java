package org.broadsheet.media;

/** Which samples of a line make each sample of a shorter or longer one, and with which weights; those of one sum up to 1. */
final class Kernel {

    /** How far Catmull and Rom's cubic reaches to each side. */
    private static final double REACH = 2;

    private final int[] first;
    private final float[][] weights;
    private final int most;

    private Kernel(int[] first, float[][] weights, int most) {
        this.first = first;
        this.weights = weights;
        this.most = most;
    }

    /** From a number of samples to another. */
    static Kernel of(int source, int target) {
        double step = (double) source / target;
        double widening = Math.max(1, step);
        int[] first = new int[target];
        float[][] weights = new float[target][];
        int most = 0;
        for (int i = 0; i < target; i++) {
            double middle = (i + 0.5) * step - 0.5;
            int from = Math.max(0, (int) Math.ceil(middle - REACH * widening));
            int to = Math.min(source - 1, (int) Math.floor(middle + REACH * widening));
            first[i] = from;
            weights[i] = weights(from, to, middle, widening);
            most = Math.max(most, weights[i].length);
        }
        return new Kernel(first, weights, most);
    }

    private static float[] weights(int from, int to, double middle, double widening) {
        double[] exact = new double[to - from + 1];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = cubic((from + i - middle) / widening);
            sum += exact[i];
        }
        float[] weights = new float[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = (float) (exact[i] / sum);
        }
        return weights;
    }

    private static double cubic(double place) {
        double x = Math.abs(place);
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < REACH ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    /** The first sample that counts. */
    int first(int target) {
        return first[target];
    }

    /** The weights of the first sample that counts and of those after it. */
    float[] weights(int target) {
        return weights[target];
    }

    /** The most samples that make one. */
    int most() {
        return most;
    }
}
