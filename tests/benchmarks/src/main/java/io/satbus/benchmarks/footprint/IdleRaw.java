package io.satbus.benchmarks.footprint;

import com.sun.net.httpserver.HttpServer;
import io.satbus.benchmarks.measure.RawClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** What is weighed beside it: a raw producer and a raw consumer that waits, with a health endpoint. */
final class IdleRaw {
    private IdleRaw() {}

    /** @param args bootstrap, topic, and the port of the health endpoint */
    public static void main(String[] args) throws IOException {
        RawClients clients = new RawClients(args[0]);
        try (Producer<String, byte[]> producer = clients.urgentProducer();
                Consumer<String, byte[]> consumer = clients.groupConsumer(args[1] + ".group")) {
            consumer.subscribe(List.of(args[1]));
            producer.partitionsFor(args[1]);
            boolean ready = false;
            while (!Thread.currentThread().isInterrupted()) {
                var _ = consumer.poll(Duration.ofMillis(50));
                if (!ready && !consumer.assignment().isEmpty()) {
                    ready = true;
                    serve(Integer.parseInt(args[2]));
                }
            }
        }
    }

    private static void serve(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
