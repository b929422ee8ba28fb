package org.broadsheet.media;

import java.util.Arrays;

/**
 * Which samples of a line make each sample of a shorter or longer one, and with which weights; those of one sum up to 1. All have
 * the same number of weights, some of them zero.
 */
final class Kernel {

    /** How far Catmull and Rom's cubic reaches to each side. */
    private static final double REACH = 2;

    private final int[] first;
    private final float[] weights;
    private final int length;

    private Kernel(int targets, int length) {
        this.first = new int[targets];
        this.weights = new float[targets * length];
        this.length = length;
    }

    /** From a number of samples to another. */
    static Kernel of(int source, int target) {
        double step = (double) source / target;
        double widening = Math.max(1, step);
        Kernel kernel = new Kernel(target, Math.min(source, (int) Math.floor(2 * REACH * widening) + 1));
        for (int i = 0; i < target; i++) {
            double middle = (i + 0.5) * step - 0.5;
            int first = (int) Math.ceil(middle - REACH * widening);
            kernel.first[i] = Math.max(0, Math.min(source - kernel.length, first));
            kernel.weigh(i, middle, widening);
        }
        return kernel;
    }

    private void weigh(int target, double middle, double widening) {
        double[] exact = new double[length];
        for (int i = 0; i < length; i++) {
            exact[i] = cubic((first[target] + i - middle) / widening);
        }
        double sum = Arrays.stream(exact).sum();
        for (int i = 0; i < length; i++) {
            weights[target * length + i] = (float) (exact[i] / sum);
        }
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

    /** How many samples from the first one count. */
    int length() {
        return length;
    }

    /** The weights of all targets, one after the other. */
    float[] weights() {
        return weights;
    }
}
