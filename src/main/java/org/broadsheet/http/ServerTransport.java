package org.broadsheet.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Puts {@link ClientConnection} and {@link RequestGate} into the Netty pipeline of every connection that the HTTP
 * server accepts. Vert.x finds it as a service. Neither Vert.x nor Quarkus offers another hook that sees a connection
 * before its first request, or a pipelined request before it is decoded.
 */
public final class ServerTransport implements VertxServiceProvider {

    /** The most bytes that one read takes from a socket: what a connection may hold that is not decoded yet. */
    private static final int READ_BYTES = 16 * 1024;

    private static final int FIRST_READ_BYTES = 2 * 1024;

    /**
     * How much of an answer the kernel buffers for a client. By default it would buffer up to 4 MB: work and memory for
     * readers that never read. This much still sends 2 MB/s over 100 ms.
     */
    private static final int SEND_BUFFER_BYTES = 128 * 1024;

    @Override
    public void init(VertxBuilder builder) {
        // A native transport would have to be added on purpose; this code does not support one.
        if (builder.findTransport() instanceof JDKTransport) {
            builder.findTransport(new Guarded());
        }
    }

    private static final class Guarded extends JDKTransport {

        @Override
        public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
            super.configure(options, domainSocket, bootstrap);
            ArcContainer program = Arc.container();
            if (program == null) {
                // A server of something else in this JVM, such as a test.
                return;
            }
            bootstrap.childOption(
                    ChannelOption.WRITE_BUFFER_WATER_MARK,
                    new WriteBufferWaterMark(RequestGate.SLICE_BYTES, 2 * RequestGate.SLICE_BYTES));
            bootstrap.childOption(
                    ChannelOption.RCVBUF_ALLOCATOR,
                    new AdaptiveRecvByteBufAllocator(
                            AdaptiveRecvByteBufAllocator.DEFAULT_MINIMUM, FIRST_READ_BYTES, READ_BYTES));
            bootstrap.childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES);
            Connections connections = program.instance(Connections.class).get();
            ChannelHandler vertx = bootstrap.config().childHandler();
            bootstrap.childHandler(new ChannelInitializer<Channel>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new ClientConnection(connections), vertx);
                }
            });
        }
    }
}
