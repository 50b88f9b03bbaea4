package io.satbus.satellite.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: 200 if it can work, 503 with the reason if not.
 * {@code /metrics}: for Prometheus. Each request has a virtual thread.
 */
public final class HealthServer implements AutoCloseable {
    private static final String JSON = "application/json";

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<Readiness> readiness;

    private HealthServer(HttpServer server, Supplier<Readiness> readiness) {
        this.server = server;
        this.readiness = readiness;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
    }

    /**
     * @param port 0 for any free one
     * @param metricsType the media type of the metrics
     * @throws IOException if the address cannot be used
     */
    public static HealthServer start(
            String host, int port, Supplier<Readiness> readiness, String metricsType, Supplier<String> metrics)
            throws IOException {
        HealthServer health = new HealthServer(HttpServer.create(new InetSocketAddress(host, port), 0), readiness);
        health.server.setExecutor(health.threads);
        health.server.createContext("/", get("/", HealthServer::notFound));
        health.server.createContext("/health/live", get("/health/live", health::live));
        health.server.createContext("/health/ready", get("/health/ready", health::ready));
        health.server.createContext(
                "/metrics", get("/metrics", exchange -> answer(exchange, 200, metricsType, metrics.get())));
        health.server.start();
        return health;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void live(HttpExchange exchange) throws IOException {
        answer(exchange, 200, JSON, json(new Readiness(true, readiness.get().state(), "")));
    }

    private void ready(HttpExchange exchange) throws IOException {
        Readiness now = readiness.get();
        answer(exchange, now.ready() ? 200 : 503, JSON, json(now));
    }

    private static void notFound(HttpExchange exchange) throws IOException {
        answer(exchange, 404, "text/plain", "use /health/live, /health/ready or /metrics\n");
    }

    private static String json(Readiness now) {
        String reason = now.reason().isEmpty() ? "" : ",\"reason\":" + quoted(now.reason());
        return "{\"state\":" + quoted(now.state()) + reason + "}\n";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static HttpHandler get(String path, HttpHandler handler) {
        return exchange -> {
            try (exchange) {
                boolean reads = exchange.getRequestMethod().equals("GET")
                        || exchange.getRequestMethod().equals("HEAD");
                if (!reads) {
                    answer(exchange, 405, "text/plain", "use GET\n");
                } else if (!path.equals("/")
                        && !exchange.getRequestURI().getPath().equals(path)) {
                    notFound(exchange);
                } else {
                    handler.handle(exchange);
                }
            }
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
