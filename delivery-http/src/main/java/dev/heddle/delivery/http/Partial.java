package dev.heddle.delivery.http;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of Vert.x of which there is only what this module uses. Such a part is an interface that extends the one of
 * Vert.x, with default methods for what there is, so that the compiler checks them; all other methods throw.
 */
record Partial(LocalExchange exchange) implements InvocationHandler {

    /** What each part can ask for. */
    interface Part {

        LocalExchange local();
    }

    static <T extends Part> T of(Class<T> part, LocalExchange exchange) {
        return part.cast(Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[]{part}, new Partial(exchange)));
    }

    @Override
    public @Nullable Object invoke(Object part, Method method, @Nullable Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Part.class) {
            return exchange;
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(part, method, arguments);
        }
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(exchange, arguments);
        }
        throw new UnsupportedOperationException("There is no " + method.getName() + " without a connection");
    }
}
