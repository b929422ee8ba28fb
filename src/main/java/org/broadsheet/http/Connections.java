package org.broadsheet.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.broadsheet.quota.ClientAddress;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * All open connections of this node, and what they may cost together: how many there are, how many of one address, and
 * how many bytes wait in them. When room is short, connections that neither read nor send anything are closed first.
 *
 * <p>Each event loop keeps its own connections, so that nothing is locked: a newcomer displaces one of its own loop.
 */
@Singleton
@Unremovable
public class Connections {

    /** {@code broadsheet.connections.*}: how much clients may hold open. */
    @ConfigMapping(prefix = "broadsheet.connections")
    public interface Config {

        /** Maximum number of connections per node. A new one beyond that displaces one that is not being answered. */
        @WithDefault("4096")
        int most();

        /**
         * How many of them one IPv4 address or IPv6 /64 network may have. Proxies that
         * `quarkus.http.proxy.trusted-proxies` names may have any number.
         */
        @WithDefault("1024")
        int perAddress();

        /** How long the head of a request may take to arrive, from the connection or its first byte on. */
        @WithDefault("10S")
        Duration headTimeout();

        /** How long a reader may read nothing of its answer before it is cut off. */
        @WithDefault("10S")
        Duration readerTimeout();

        /** Maximum number of bytes waiting in all connections together, mostly answers to slow readers. */
        @WithDefault("32M")
        MemorySize waiting();
    }

    /** Why a connection was closed that its client wanted to keep. */
    enum Cut {
        /** The head of a request took too long. */
        SLOW_REQUEST,
        /** A reader did not read its answer. */
        SLOW_READER,
        /** There were as many connections as there may be. */
        ROOM,
        /** Its address had as many connections as it may have. */
        ADDRESS,
        /** Too many bytes waited in all connections together. */
        MEMORY
    }

    private static final int SWEEPS_A_SECOND = 4;

    private final ResponseHeaders headers;
    private final int most;
    private final int perAddress;
    private final long mostWaiting;
    private final Duration headTimeout;
    private final Duration readerTimeout;
    private final Predicate<InetAddress> trusted;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong waiting = new AtomicLong();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final Map<Bytes, Integer> held = new ConcurrentHashMap<>();
    private final Map<EventExecutor, Room> rooms = new ConcurrentHashMap<>();
    private final Map<Cut, Counter> cuts = new EnumMap<>(Cut.class);

    Connections(
            Config config,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean behindProxies,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> proxies,
            ResponseHeaders headers,
            MeterRegistry meters) {
        this.headers = headers;
        this.most = config.most();
        this.perAddress = config.perAddress();
        this.mostWaiting = config.waiting().asLongValue();
        this.headTimeout = config.headTimeout();
        this.readerTimeout = config.readerTimeout();
        this.trusted = TrustedProxies.of(behindProxies, proxies.orElse(List.of()));
        Gauge.builder("broadsheet.connections.open", open::get)
                .description("Open connections")
                .register(meters);
        Gauge.builder("broadsheet.connections.waiting", waiting::get)
                .description("Bytes waiting in all connections together, mostly answers to slow readers")
                .baseUnit("bytes")
                .register(meters);
        for (Cut cut : Cut.values()) {
            cuts.put(
                    cut,
                    Counter.builder("broadsheet.connections.cut")
                            .description("Connections that were closed although their clients wanted to keep them")
                            .tag("reason", cut.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    /** What every answer says, on any connection. */
    ResponseHeaders headers() {
        return headers;
    }

    Duration headTimeout() {
        return headTimeout;
    }

    Duration readerTimeout() {
        return readerTimeout;
    }

    void count(Cut cut) {
        cuts.get(cut).increment();
    }

    /** Lets a connection in, displacing another if room is short; closes it if there is none to displace. */
    void admit(ClientConnection newcomer) {
        Room room = rooms.computeIfAbsent(newcomer.loop(), Room::new);
        InetAddress address = network(newcomer.remote());
        newcomer.enter(room, address);
        room.all.add(newcomer);
        boolean full = open.incrementAndGet() > most;
        boolean tooMany = address != null && byAddress.merge(address, 1, Integer::sum) > perAddress;
        if (tooMany && !room.displace(newcomer, Cut.ADDRESS, other -> address.equals(other.address()))) {
            newcomer.cut(Cut.ADDRESS);
        } else if (full && !tooMany && !room.displace(newcomer, Cut.ROOM, any -> true)) {
            newcomer.cut(Cut.ROOM);
        }
    }

    /** Takes a closed connection off the count. */
    void left(ClientConnection one, Room room, InetAddress address) {
        if (room.all.remove(one)) {
            open.decrementAndGet();
            if (address != null) {
                byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
            }
        }
    }

    /**
     * Counts waiting bytes of a connection; if there are too many, the connection that has waited longest is closed.
     */
    void charge(ClientConnection one, Room room, long bytes) {
        if (bytes > 0
                && waiting.addAndGet(bytes) > mostWaiting
                && !room.displace(one, Cut.MEMORY, ClientConnection::owes)) {
            one.cut(Cut.MEMORY);
        }
    }

    void refund(long bytes) {
        waiting.addAndGet(-bytes);
    }

    /** Counts an answer that a connection holds; one that several hold, from memory, counts once. */
    void hold(ClientConnection one, Room room, byte[] answer) {
        if (held.merge(new Bytes(answer), 1, Integer::sum) == 1) {
            charge(one, room, answer.length);
        }
    }

    void release(byte[] answer) {
        if (held.computeIfPresent(new Bytes(answer), (same, count) -> count == 1 ? null : count - 1) == null) {
            refund(answer.length);
        }
    }

    /**
     * What counts as one address: a whole /64 of IPv6, since one machine has all of it; null if there is no limit.
     */
    private InetAddress network(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress socket) || trusted.test(socket.getAddress())) {
            return null;
        }
        return ClientAddress.network(socket.getAddress());
    }

    /** An array as itself, whatever is in it. */
    private record Bytes(byte[] array) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && bytes.array == array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }

    /** The connections of one event loop; used by its thread alone. */
    static final class Room {

        private final Set<ClientConnection> all = new LinkedHashSet<>();

        Room(EventExecutor loop) {
            long pause = TimeUnit.SECONDS.toMillis(1) / SWEEPS_A_SECOND;
            loop.scheduleWithFixedDelay(this::sweep, pause, pause, TimeUnit.MILLISECONDS);
        }

        private void sweep() {
            long now = System.nanoTime();
            for (ClientConnection one : List.copyOf(all)) {
                one.check(now);
            }
        }

        /** Closes the connection that is least needed; false if all are being answered. */
        private boolean displace(ClientConnection newcomer, Cut cut, Predicate<ClientConnection> among) {
            long now = System.nanoTime();
            Optional<ClientConnection> spared = all.stream()
                    .filter(one -> one != newcomer && one.isSparable() && among.test(one))
                    .min(Comparator.comparing((ClientConnection one) -> one.rank(now))
                            .thenComparing(Comparator.comparing(one -> -one.age(now))));
            spared.ifPresent(one -> one.cut(cut));
            return spared.isPresent();
        }
    }
}
