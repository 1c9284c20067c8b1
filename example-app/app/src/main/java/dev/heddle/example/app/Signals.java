package dev.heddle.example.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What SIGINT and SIGTERM do to the process: the first one ends it in order, with 0; the same one again ends it at once, with
 * what shells expect of it. Each counts for itself, as build tools send SIGTERM after the terminal's SIGINT for one Ctrl-C.
 *
 * <p>Without this the JVM ends with 130 or 143 after the first, and ignores those that come while it does so. Its own class
 * for signals is there on any OpenJDK, but javac warns of its use, so it is called by reflection.
 */
final class Signals {

    private static final int BASE = 128;

    private Signals() {}

    /** Takes both signals over. Where the JVM does not let them go, it goes on handling them itself. */
    static void takeOver() {
        takeOver("INT");
        takeOver("TERM");
    }

    private static void takeOver(String name) {
        AtomicBoolean second = new AtomicBoolean();
        handle(name, number -> {
            if (second.getAndSet(true)) {
                Runtime.getRuntime().halt(BASE + number);
            }
            System.exit(0);
        });
    }

    private static void handle(String name, Handler handler) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlers = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            int number = (int) type.getMethod("getNumber").invoke(signal);
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[]{handlers},
                    (_, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(handler, arguments);
                        }
                        handler.handle(number);
                        return null;
                    });
            type.getMethod("handle", type, handlers).invoke(null, signal, proxy);
        } catch (InvocationTargetException _) {
            // the JVM was started with -Xrs, or does not know the signal
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every OpenJDK has the module jdk.unsupported", e);
        }
    }

    @FunctionalInterface
    private interface Handler {

        void handle(int number);
    }
}
