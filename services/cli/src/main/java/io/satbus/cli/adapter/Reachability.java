package io.satbus.cli.adapter;

import io.satbus.cli.domain.CommandFailure;
import io.satbus.cli.domain.ExitCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Whether somebody listens at the addresses of a platform: a Kafka client would try for a minute. */
final class Reachability {
    private static final int PATIENCE_MILLIS = 2_000;

    private Reachability() {}

    static void require(String bootstrap) {
        List<String> problems = new ArrayList<>();
        for (String address : bootstrap.split(",", -1)) {
            InetSocketAddress target = parse(address.strip());
            try (Socket socket = new Socket()) {
                socket.connect(target, PATIENCE_MILLIS);
                return;
            } catch (IOException e) {
                problems.add(address.strip() + " (" + (target.isUnresolved() ? "unknown host" : e.getMessage()) + ")");
            }
        }
        throw new CommandFailure(
                ExitCode.UNREACHABLE,
                "No broker answers at " + String.join(", ", problems)
                        + ". Start the platform with 'satbus up', or name another one with --bootstrap host:port.");
    }

    private static InetSocketAddress parse(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    address.substring(0, Math.max(0, colon)).replaceAll("[\\[\\]]", ""),
                    Integer.parseInt(address.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(
                    "'" + address + "' is not a broker's address; write host:port, several joined by commas.");
        }
    }
}
