package io.satbus.testkit.servers;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the servers of the run, started when the first test asks for one. JUnit closes them at its end. */
final class ServersExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ServersExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestBroker.class || type == TestRedis.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestBroker.class
                ? shared(context, TestBroker.class, TestBroker::start)
                : shared(context, TestRedis.class, TestRedis::start);
    }

    private static <T> T shared(ExtensionContext context, Class<T> type, Supplier<T> start) {
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.computeIfAbsent(type, _ -> start.get(), type);
    }
}
