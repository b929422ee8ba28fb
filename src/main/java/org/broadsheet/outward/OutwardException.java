package org.broadsheet.outward;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * A request to an address that somebody named cannot be made, or has failed. The message is a sentence for whoever named
 * it; it says nothing of IP addresses.
 */
public final class OutwardException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why it failed, in the order in which that can happen. */
    public enum Reason {
        /** It is not an address that may be connected to. */
        ADDRESS("Must be an http or https address with the name of a host, and without a user or password"),
        /** No server could be connected to. */
        UNREACHABLE("No connection to its server could be opened"),
        /** No encrypted connection could be opened, mostly because of the certificate. */
        TLS("Its server has no valid certificate for this name, or does not speak TLS 1.2 or 1.3"),
        /** It is redirected to where it is not followed. */
        REDIRECT("Cannot be fetched: its server redirects to something that is not an address"),
        /** The server has nothing there: 404 or 410. */
        NOT_FOUND("Cannot be fetched: its server has nothing at this address"),
        /** The server answered with another status than 200. */
        STATUS("Cannot be fetched: its server did not answer with 200"),
        /** The server sent it compressed, although it was not asked to. */
        ENCODING("Cannot be fetched: its server sends it compressed, although it was not asked to"),
        /** It has more bytes than it may. */
        TOO_LARGE("Cannot be fetched: it has too many bytes"),
        /** It took longer than it may. */
        TOO_SLOW("Its server took too long"),
        /** The answer broke off, or was not HTTP. */
        BROKEN("The answer of its server broke off, or is not HTTP/1.1");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    OutwardException(Reason reason) {
        this(reason, reason.sentence);
    }

    OutwardException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    private OutwardException(Reason reason, Throwable cause) {
        super(reason.sentence, cause);
        this.reason = reason;
    }

    /** For a file with more bytes than it may have. */
    static OutwardException tooLarge(long mostBytes) {
        return new OutwardException(Reason.TOO_LARGE, "Cannot be fetched: it has more than " + mostBytes + " bytes");
    }

    /** What a failure of the network means; {@code otherwise} unless the failure itself says more. */
    static OutwardException of(Throwable failure, Reason otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutwardException own) {
                return own;
            }
            if (cause instanceof TimeoutException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof SslHandshakeTimeoutException) {
                return new OutwardException(Reason.TOO_SLOW, failure);
            }
            if (cause instanceof SSLException) {
                return new OutwardException(Reason.TLS, failure);
            }
        }
        return new OutwardException(otherwise, failure);
    }

    /** Why it failed. */
    public Reason reason() {
        return reason;
    }
}
