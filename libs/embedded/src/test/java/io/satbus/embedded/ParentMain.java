package io.satbus.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A parent that starts a child, prints its pid, and then waits to be killed. */
final class ParentMain {
    private ParentMain() {}

    /** Takes a folder and whether the child is {@code running} or {@code frozen}. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        ChildProcess child = ChildProcess.start(
                ChildCommand.of("child", folder, folder.resolve("child.log"), List.of("tail", "-f", "/dev/null")));
        if (arguments[1].equals("frozen")) {
            child.freeze();
        }
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((child.pid() + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            new CountDownLatch(1).await();
        }
    }
}
