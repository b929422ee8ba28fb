package org.broadsheet.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.broadsheet.problem.Problem;
import org.broadsheet.problem.ProblemType;

/**
 * Lets one request of a connection through at a time: the next is decoded when the answer to the last has gone to the
 * socket, so that a client that sends requests without reading costs no more than one answer. Answers go out in slices
 * as the client takes them; what it has not taken stays in the array that the answer was made in.
 *
 * <p>Vert.x itself queues every pipelined request that it reads and every byte that is written, whether or not anybody
 * reads: 20 clients with 40 requests for a feed each filled the direct memory of a node, which then answered no one.
 */
final class RequestGate extends ChannelDuplexHandler {

    static final String NAME = "requestGate";

    /** The name of Vert.x's own handler. */
    static final String BEFORE = "handler";

    /** How much of an answer is given to the socket at a time. */
    static final int SLICE_BYTES = 16 * 1024;

    private static final String DECODER = "httpDecoder";
    private static final int CLIENT_ERROR = 400;
    private static final int HEX = 16;

    private final ClientConnection connection;
    private final Connections connections;
    private final Deque<Object> requests = new ArrayDeque<>();
    private final Deque<Output> outputs = new ArrayDeque<>();
    private ChannelHandlerContext context;
    private ByteToMessageDecoder decoder;

    private boolean isAnswering;
    private boolean isWhole = true;
    private boolean isHead;
    private boolean isRead;
    private boolean isBroken;
    private boolean hasBegun;
    private boolean isStopped;

    private boolean isClosing;
    private boolean isRefused;
    private boolean isPumping;
    private boolean hasSwallowed;
    private long written;

    RequestGate(ClientConnection connection, Connections connections) {
        this.connection = connection;
        this.connections = connections;
    }

    /** What waits to be written: a message as it is, or the rest of a long content and its end. */
    private static final class Output {

        private final Object message;
        private final ByteBuf rest;
        private final LastHttpContent end;
        private final ChannelPromise promise;

        Output(Object message, ByteBuf rest, LastHttpContent end, ChannelPromise promise) {
            this.message = message;
            this.rest = rest;
            this.end = end;
            this.promise = promise;
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        decoder = (ByteToMessageDecoder) added.pipeline().get(DECODER);
    }

    /** Whether there is no request, not even part of one. */
    boolean isIdle() {
        return !isAnswering && isWhole && requests.isEmpty();
    }

    /** Whether the last request has been read to its end. */
    boolean isWhole() {
        return isWhole;
    }

    /** Whether the client is still sending what a write stores, and may well read the answer only after that. */
    boolean isUploading() {
        return !isWhole && !isRead;
    }

    /** Bytes of contents that were given to the socket. */
    long written() {
        return written;
    }

    @Override
    public void channelRead(ChannelHandlerContext read, Object message) {
        if (connection.isDraining()) {
            ReferenceCountUtil.release(message);
        } else if (!requests.isEmpty() || message instanceof HttpRequest && !mayTakeNext()) {
            requests.add(message);
            stop();
        } else {
            take(message);
        }
    }

    private boolean mayTakeNext() {
        return !isAnswering
                && !isClosing
                && outputs.isEmpty()
                && context.channel().isWritable();
    }

    private void take(Object message) {
        if (message instanceof HttpRequest request) {
            isAnswering = true;
            isWhole = false;
            hasBegun = false;
            isHead = request.method().equals(HttpMethod.HEAD);
            isRead = isHead || request.method().equals(HttpMethod.GET);
            isBroken = request.decoderResult().isFailure();
            connection.requested();
            if (!isBroken && !isDecodable(request.uri())) {
                // The framework would answer before any route, with an empty body.
                ReferenceCountUtil.release(message);
                refuse("The path cannot be decoded: % must be followed by two hex digits.");
                return;
            }
        }
        if (message instanceof HttpContent content) {
            connection.received(content.content().readableBytes());
        }
        if (message instanceof LastHttpContent) {
            isWhole = true;
        }
        context.fireChannelRead(message);
        if (isWhole && !mayTakeNext()) {
            // The decoder has at most one more request decoded before it looks at this.
            decoder.setSingleDecode(true);
        }
    }

    /** Whether the path of a target can be decoded; its query is for the guard to judge. */
    private static boolean isDecodable(String target) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        for (int at = target.indexOf('%'); at >= 0 && at < end; at = target.indexOf('%', at + 1)) {
            if (at + 2 >= end
                    || Character.digit(target.charAt(at + 1), HEX) < 0
                    || Character.digit(target.charAt(at + 2), HEX) < 0) {
                return false;
            }
        }
        return true;
    }

    private void stop() {
        decoder.setSingleDecode(true);
        if (context.channel().config().isAutoRead()) {
            isStopped = true;
            context.channel().config().setAutoRead(false);
        }
    }

    private void takeNextLater() {
        decoder.setSingleDecode(false);
        if (!requests.isEmpty()) {
            // Later: Vert.x is still within the answer that has just ended.
            context.executor().execute(this::takeNext);
        }
    }

    private void takeNext() {
        if (requests.isEmpty() || !mayTakeNext()) {
            return;
        }
        decoder.setSingleDecode(false);
        do {
            take(requests.poll());
        } while (!requests.isEmpty() && (!(requests.peek() instanceof HttpRequest) || mayTakeNext()));
        if (requests.isEmpty()) {
            connection.decode();
        } else {
            context.fireChannelReadComplete();
        }
        if (requests.isEmpty() && isStopped) {
            isStopped = false;
            context.channel().config().setAutoRead(true);
        }
    }

    @Override
    public void write(ChannelHandlerContext write, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                write.write(message, promise);
                return;
            }
            begin(response);
        }
        ByteBuf content = message instanceof ByteBufHolder holder ? holder.content() : Unpooled.EMPTY_BUFFER;
        LastHttpContent last = message instanceof LastHttpContent found ? found : null;
        if (isHead || content.readableBytes() <= SLICE_BYTES) {
            Output output = new Output(message, null, last, promise);
            if (outputs.isEmpty()) {
                write(output);
            } else {
                outputs.add(output);
            }
            return;
        }
        if (message instanceof FullHttpResponse whole) {
            HttpResponse head = new DefaultHttpResponse(whole.protocolVersion(), whole.status(), whole.headers());
            Output first = new Output(head, null, null, write.newPromise());
            if (outputs.isEmpty()) {
                write(first);
            } else {
                outputs.add(first);
            }
        }
        if (content.hasArray()) {
            connections.hold(connection, connection.room(), content.array());
        }
        outputs.add(new Output(message, content, last, promise));
    }

    private void begin(HttpResponse response) {
        hasBegun = true;
        if (isBroken) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        isClosing |= response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        isRefused = response.status().code() >= CLIENT_ERROR;
        connections.headers().complete(response.headers());
    }

    /** Writes a message that is short. */
    private void write(Output output) {
        ChannelPromise promise = output.promise;
        if (output.message instanceof ByteBufHolder holder) {
            written += holder.content().readableBytes();
        }
        if (output.end != null) {
            promise = ended(promise);
        }
        context.write(output.message, promise);
    }

    /** Writes the next slice of a content that is long, and its end after the last. */
    private void writeSlice(Output output) {
        int bytes = Math.min(SLICE_BYTES, output.rest.readableBytes());
        ByteBuf slice = output.rest.readRetainedSlice(bytes);
        written += bytes;
        if (output.rest.isReadable()) {
            context.write(new DefaultHttpContent(slice), context.newPromise());
            return;
        }
        outputs.poll();
        HttpContent end = output.end == null
                ? new DefaultHttpContent(slice)
                : new DefaultLastHttpContent(slice, output.end.trailingHeaders());
        ChannelPromise promise = output.end == null ? output.promise : ended(output.promise);
        release(output);
        context.write(end, promise);
    }

    private void release(Output output) {
        if (output.rest != null && output.rest.hasArray()) {
            connections.release(output.rest.array());
        }
        ReferenceCountUtil.release(output.message);
    }

    private ChannelPromise ended(ChannelPromise promise) {
        isAnswering = false;
        connection.answered();
        if (!isClosing) {
            takeNextLater();
            return promise;
        }
        ChannelPromise seen = promise.unvoid();
        seen.addListener(sent -> finish());
        return seen;
    }

    private void finish() {
        if (isRefused || !isWhole || !requests.isEmpty()) {
            connection.drain();
        } else {
            context.close();
        }
    }

    @Override
    public void flush(ChannelHandlerContext flush) {
        flush.flush();
        if (!outputs.isEmpty()) {
            pump();
        }
    }

    private void pump() {
        if (isPumping) {
            return;
        }
        isPumping = true;
        try {
            while (!outputs.isEmpty() && context.channel().isWritable()) {
                while (!outputs.isEmpty() && context.channel().isWritable()) {
                    if (outputs.peek().rest == null) {
                        write(outputs.poll());
                    } else {
                        writeSlice(outputs.peek());
                    }
                }
                context.flush();
            }
        } finally {
            isPumping = false;
        }
        if (outputs.isEmpty() && hasSwallowed) {
            hasSwallowed = false;
            context.fireChannelWritabilityChanged();
        }
        if (!requests.isEmpty() && mayTakeNext()) {
            takeNextLater();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        connection.writabilityChanged();
        if (changed.channel().isWritable()) {
            pump();
            if (!outputs.isEmpty() || isPumping) {
                // Vert.x may write on when what waits here has gone.
                hasSwallowed = true;
                return;
            }
        }
        changed.fireChannelWritabilityChanged();
        if (!requests.isEmpty() && mayTakeNext()) {
            takeNextLater();
        }
    }

    /** Ends a request whose framing is out of all proportion to its content. */
    void refuseFraming() {
        if (hasBegun) {
            context.close();
            return;
        }
        refuse("The body has far more framing than content: chunk extensions are not accepted here.");
    }

    private void refuse(String why) {
        Problem problem = Problem.of(ProblemType.MALFORMED_REQUEST, why);
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.BAD_REQUEST,
                Unpooled.copiedBuffer(
                        "{\"type\":\"" + problem.type() + "\",\"title\":\"" + problem.title() + "\",\"status\":"
                                + problem.status() + ",\"detail\":\"" + problem.detail() + "\"}",
                        StandardCharsets.UTF_8));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .set(RequestGuard.REQUEST_ID, RequestGuard.newId())
                .set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes())
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        write(context, answer, context.newPromise());
        context.flush();
    }

    @Override
    public void close(ChannelHandlerContext close, ChannelPromise promise) {
        if (connection.isDraining()) {
            // The answer is on its way; the connection closes itself.
            close.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            close.close(promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        drop();
        inactive.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        drop();
    }

    private void drop() {
        while (!requests.isEmpty()) {
            ReferenceCountUtil.release(requests.poll());
        }
        while (!outputs.isEmpty()) {
            Output output = outputs.poll();
            release(output);
            output.promise.tryFailure(new ClosedChannelException());
        }
    }
}
