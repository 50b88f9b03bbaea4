package io.satbus.satellite;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Requests to stop, as the operating system brings them: SIGTERM, and SIGINT from a terminal. A shutdown hook would not
 * do: it hears only the first, and the process would end with a code of its own. The JDK's class for signals has no
 * supported counterpart and is therefore reached by name.
 */
final class Signals {
    private Signals() {}

    /** @param received is told how many there were so far, on a thread that may be blocked */
    static void onStop(IntConsumer received) {
        AtomicInteger count = new AtomicInteger();
        for (String name : new String[] {"TERM", "INT"}) {
            handle(name, () -> received.accept(count.incrementAndGet()));
        }
    }

    private static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Signals.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        return switch (method.getName()) {
                            case "handle" -> {
                                action.run();
                                yield null;
                            }
                            case "equals" -> self == arguments[0];
                            case "hashCode" -> System.identityHashCode(self);
                            default -> "stop handler of SIG" + name;
                        };
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "cannot listen for SIG" + name + " on this JVM; run on one that has the module jdk.unsupported", e);
        }
    }
}
