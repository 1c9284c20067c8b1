package dev.heddle.delivery.http;

import static java.util.Objects.requireNonNull;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.transport.Transport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The other ends of all connections. Vert.x closes a connection on its peer's FIN, and has no setting for it; but it lets
 * others bring a transport, which sets up Netty's channels. This one is the transport that Vert.x would take, with half-closed
 * connections allowed and a {@link Peer} in each. A channel and a request of Vert.x have the address in common.
 *
 * <p>Thread-safe.
 */
final class Peers {

    private final Connections connections;
    private final Map<Connection, Peer> peers = new ConcurrentHashMap<>();

    Peers(Connections connections) {
        this.connections = connections;
    }

    /** A client may use one port of its own for several addresses of the server. */
    record Connection(SocketAddress remote, SocketAddress local) {}

    /** Returns the peer that sent a request; null where it is gone, or its address can't be known. */
    @Nullable
    Peer of(HttpServerRequest incoming) {
        return peers.get(new Connection(incoming.remoteAddress(), incoming.localAddress()));
    }

    /** Returns what it is to be removed by; null where the address can't be known. */
    @Nullable
    Connection add(Channel channel, Peer peer) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress remote
                && channel.localAddress() instanceof InetSocketAddress local)) {
            return null;
        }
        Connection key = new Connection(SocketAddress.inetSocketAddress(remote),
                SocketAddress.inetSocketAddress(local));
        peers.put(key, peer);
        return key;
    }

    void remove(@Nullable Connection connection, Peer peer) {
        if (connection != null) {
            peers.remove(connection, peer);
        }
    }

    int size() {
        return peers.size();
    }

    Transport transport() {
        Transport best = Transport.nativeTransport();
        return new WatchedTransport(best != null && best.available() ? best : Transport.NIO);
    }

    private void watch(ServerBootstrap bootstrap) {
        bootstrap.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true).handler(new Acceptor());
    }

    /** Sees each channel before Vert.x does. */
    @Sharable
    private final class Acceptor extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext server, Object accepted) {
            if (accepted instanceof Channel channel) {
                if (!connections.accept(channel)) {
                    return;
                }
                Peer peer = new Peer(Peers.this);
                channel.pipeline().addLast(new ConnectionGuard(connections, peer), peer);
            }
            server.fireChannelRead(accepted);
        }
    }

    private final class WatchedTransport implements Transport {

        private final Transport transport;

        WatchedTransport(Transport transport) {
            this.transport = transport;
        }

        @Override
        public String name() {
            return transport.name();
        }

        @Override
        public boolean available() {
            return transport.available();
        }

        @Override
        public @Nullable Throwable unavailabilityCause() {
            return transport.unavailabilityCause();
        }

        /** A proxy, so that whatever else Vert.x asks of a transport is answered by the real one. */
        @Override
        public io.vertx.core.spi.transport.Transport implementation() {
            Class<io.vertx.core.spi.transport.Transport> type = io.vertx.core.spi.transport.Transport.class;
            io.vertx.core.spi.transport.Transport real = transport.implementation();
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                    (_, method, arguments) -> call(real, method, arguments)));
        }

        private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                Object result = method.invoke(real, arguments);
                if (arguments != null && arguments[arguments.length - 1] instanceof ServerBootstrap bootstrap) {
                    watch(bootstrap);
                }
                return result;
            } catch (InvocationTargetException e) {
                throw requireNonNull(e.getCause());
            }
        }
    }
}
