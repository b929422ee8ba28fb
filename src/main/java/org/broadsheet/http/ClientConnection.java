package org.broadsheet.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * One connection, as bytes: sees them before they are decoded, knows how long its client has kept the node waiting, and
 * closes it if that is too long. Used only by the thread of its event loop.
 */
final class ClientConnection extends ChannelInboundHandlerAdapter {

    /** How much of a refused request is read and thrown away, so that its sender gets to read the answer. */
    private static final long DRAINED_BYTES = 16L * 1024 * 1024;

    private static final long DRAINED_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Only after this long is a connection given up for a newcomer, unless there is no other. */
    private static final long SPARED_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The free allowance for the head of a request; anything beyond counts as waiting bytes. */
    private static final int FREE_HEAD_BYTES = 4 * 1024;

    /** Framing that a body may have beyond {@link #FRAMING_RATIO}: about two of the longest lines of a chunk's size. */
    private static final int FREE_FRAMING_BYTES = 128 * 1024;

    /** Bytes of framing for each byte of content: a client that sends its body in chunks of one byte needs five. */
    private static final int FRAMING_RATIO = 8;

    private final Connections connections;
    private final RequestGate gate;
    private Connections.Room room;
    private InetAddress address;
    private ChannelHandlerContext context;
    private boolean gated;

    /** Since when the head of a request is awaited; 0 between requests, and while there is one. */
    private long headSince;

    private boolean hasAsked;
    private long idleSince;
    private long headBytes;
    private long headCharge;

    private long bodyBytes;
    private long contentBytes;
    private long bodySince;

    private long unwritableSince;
    private long pendingCharge;
    private long progress;
    private long progressSince;

    private long drainedSince;
    private long drained;

    ClientConnection(Connections connections) {
        this.connections = connections;
        this.gate = new RequestGate(this, connections);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        headSince = System.nanoTime();
        idleSince = headSince;
        connections.admit(this);
    }

    EventExecutor loop() {
        return context.channel().eventLoop();
    }

    SocketAddress remote() {
        return context.channel().remoteAddress();
    }

    void enter(Connections.Room entered, InetAddress from) {
        room = entered;
        address = from;
    }

    Connections.Room room() {
        return room;
    }

    /** The address that its connections are counted under; null if they are not counted. */
    InetAddress address() {
        return address;
    }

    @Override
    public void channelRead(ChannelHandlerContext read, Object message) {
        int bytes = ((ByteBuf) message).readableBytes();
        if (drainedSince != 0) {
            ReferenceCountUtil.release(message);
            drained += bytes;
            if (drained > DRAINED_BYTES) {
                read.close();
            }
            return;
        }
        if (!gated && read.pipeline().get(RequestGate.BEFORE) != null) {
            // With TLS the server's own handlers come only after the handshake.
            gated = true;
            read.pipeline().addBefore(RequestGate.BEFORE, RequestGate.NAME, gate);
        }
        if (gate.isIdle()) {
            awaitHead(bytes);
        } else if (!gate.isWhole()) {
            bodyBytes += bytes;
        }
        read.fireChannelRead(message);
        if (bodyBytes - contentBytes > FREE_FRAMING_BYTES + FRAMING_RATIO * contentBytes && !gate.isWhole()) {
            gate.refuseFraming();
        }
    }

    private void awaitHead(int bytes) {
        if (headSince == 0) {
            headSince = System.nanoTime();
        }
        headBytes += bytes;
        if (headBytes > FREE_HEAD_BYTES) {
            headCharge += bytes;
            connections.charge(this, room, bytes);
        }
    }

    /** The head of a request has arrived. */
    void requested() {
        headSince = 0;
        hasAsked = true;
        headBytes = 0;
        connections.refund(headCharge);
        headCharge = 0;
        bodyBytes = 0;
        contentBytes = 0;
        bodySince = 0;
    }

    /** Some of a request's body has arrived. */
    void received(int bytes) {
        contentBytes += bytes;
    }

    /** The answer to a request has been written, if not read. */
    void answered() {
        idleSince = System.nanoTime();
        bodySince = gate.isWhole() ? 0 : idleSince;
    }

    /** Lets the decoder continue with what it has. */
    void decode() {
        context.fireChannelRead(Unpooled.EMPTY_BUFFER);
        context.fireChannelReadComplete();
    }

    void writabilityChanged() {
        if (context.channel().isWritable()) {
            unwritableSince = 0;
            connections.refund(pendingCharge);
            pendingCharge = 0;
        } else if (unwritableSince == 0) {
            unwritableSince = System.nanoTime();
            pendingCharge = pending();
            connections.charge(this, room, pendingCharge);
        }
    }

    private long pending() {
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Whether it can be closed to make room for another: no request of it is in progress. */
    boolean isSparable() {
        return drainedSince != 0 || gate.isIdle() || owes();
    }

    /** Whether bytes wait for its client. */
    boolean owes() {
        return unwritableSince != 0 && !gate.isUploading() || headCharge > 0;
    }

    /**
     * The order in which connections are given up: those that never sent a request, those that do not read, those that
     * are idle.
     */
    int rank(long now) {
        if (age(now) < SPARED_NANOS) {
            return 3;
        }
        if (unwritableSince != 0) {
            return 1;
        }
        return headSince != 0 || !hasAsked || drainedSince != 0 ? 0 : 2;
    }

    /** For how long nothing has come from it. */
    long age(long now) {
        if (unwritableSince != 0) {
            return now - unwritableSince;
        }
        return now - (headSince != 0 ? headSince : idleSince);
    }

    /** Closes it if its client has kept the node waiting for too long. */
    void check(long now) {
        if (drainedSince != 0) {
            if (now - drainedSince > DRAINED_NANOS) {
                context.close();
            }
        } else if (headSince != 0 && now - headSince > connections.headTimeout().toNanos()
                || bodySince != 0 && now - bodySince > connections.headTimeout().toNanos()) {
            cut(Connections.Cut.SLOW_REQUEST);
        } else if (pending() == 0 || gate.isUploading()) {
            progressSince = 0;
        } else if (!progresses(now)) {
            cut(Connections.Cut.SLOW_READER);
        }
    }

    private boolean progresses(long now) {
        long current = gate.written() - pending();
        ChannelOutboundBuffer buffer = context.channel().unsafe().outboundBuffer();
        current += buffer == null ? 0 : buffer.currentProgress();
        if (progressSince == 0 || current != progress) {
            progress = current;
            progressSince = now;
        }
        return now - progressSince <= connections.readerTimeout().toNanos();
    }

    /** Closes it at once. */
    void cut(Connections.Cut reason) {
        connections.count(reason);
        leave();
        context.close();
    }

    /**
     * Says that nothing more will be sent, and reads a little of what is still coming before it closes. A connection
     * that is closed with bytes unread is reset, and the client may never see the answer.
     */
    void drain() {
        if (drainedSince != 0 || !context.channel().isActive()) {
            return;
        }
        if (context.pipeline().get(SslHandler.class) != null || !(context.channel() instanceof DuplexChannel channel)) {
            context.close();
            return;
        }
        drainedSince = System.nanoTime();
        channel.shutdownOutput();
        channel.config().setAutoRead(true);
    }

    boolean isDraining() {
        return drainedSince != 0;
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        leave();
        inactive.fireChannelInactive();
    }

    private void leave() {
        connections.left(this, room, address);
        connections.refund(headCharge + pendingCharge);
        headCharge = 0;
        pendingCharge = 0;
    }
}
