package org.broadsheet.outward;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;

/** Opens connections to checked destinations: to one of the servers that were checked, and to no other. */
final class Connecting {

    /** Some sites send policies of many kilobytes in their headers. */
    private static final int MOST_HEAD_BYTES = 64 * 1024;

    private static final int NO_SCOPE = -1;

    private Connecting() {}

    /**
     * What clients of this package have in common: HTTP/1.1, without proxies, decompression or cookies.
     *
     * @param trusted null for the certificates that the JDK trusts
     */
    static HttpClientOptions options(OutwardConfig config, TrustOptions trusted) {
        int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
        return new HttpClientOptions()
                .setMaxHeaderSize(MOST_HEAD_BYTES)
                .setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setTrustOptions(trusted);
    }

    /** How this program names itself. */
    static String userAgent(String version) {
        return "Broadsheet/" + version;
    }

    /** A request on a connection to the first server that one can be opened to before the deadline. */
    static Future<HttpClientRequest> to(
            Destination destination, HttpClient client, HttpMethod method, Deadline deadline) {
        return to(destination, client, method, deadline, 0);
    }

    private static Future<HttpClientRequest> to(
            Destination destination, HttpClient client, HttpMethod method, Deadline deadline, int server) {
        int next = server + 1;
        return client.request(new RequestOptions()
                        .setMethod(method)
                        .setServer(socketAddress(destination, server))
                        .setHost(destination.host())
                        .setPort(destination.port())
                        .setSsl(destination.encrypted())
                        .setURI(destination.target())
                        // Also ends the wait for one of the pool's connections.
                        .setConnectTimeout(deadline.millisLeft()))
                .onSuccess(Connecting::leaveFailuresToTheRequest)
                .recover(failure -> next == destination.servers().size() || deadline.nanosLeft() == 0
                        ? Future.failedFuture(failure)
                        : to(destination, client, method, deadline, next));
    }

    /** They fail its response. Without handlers Vert.x would also log them, as errors of ours. */
    private static void leaveFailuresToTheRequest(HttpClientRequest request) {
        request.exceptionHandler(failure -> {}).connection().exceptionHandler(failure -> {});
    }

    /**
     * A server by its IP address alone. Vert.x compares addresses by the name that was looked up, if they have it, and
     * would take all servers of a name for the same: requests to one would get the connections of another.
     */
    private static SocketAddress socketAddress(Destination destination, int server) {
        try {
            return SocketAddress.inetSocketAddress(
                    new InetSocketAddress(nameless(destination.servers().get(server)), destination.port()));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("The address of an InetAddress is none", e);
        }
    }

    private static InetAddress nameless(InetAddress address) throws UnknownHostException {
        if (address instanceof Inet6Address ipv6) {
            int scope = ipv6.getScopeId() == 0 ? NO_SCOPE : ipv6.getScopeId();
            return Inet6Address.getByAddress(null, ipv6.getAddress(), scope);
        }
        return InetAddress.getByAddress(address.getAddress());
    }
}
