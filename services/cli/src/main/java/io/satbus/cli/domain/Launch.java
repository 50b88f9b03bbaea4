package io.satbus.cli.domain;

import java.util.List;

/** How a satellite's process is started. */
public sealed interface Launch {
    /**
     * A Java class with a main method, in a JVM that is tuned to be small.
     *
     * @param classPath where it is found, beside the satellites that ship; may be empty
     */
    record MainClass(String name, List<String> classPath, List<String> jvmOptions) implements Launch {
        public MainClass {
            classPath = List.copyOf(classPath);
            jvmOptions = List.copyOf(jvmOptions);
        }
    }

    /** Any program that speaks the protocol. No shell looks at the words. */
    record Command(List<String> argv) implements Launch {
        public Command {
            argv = List.copyOf(argv);
        }
    }
}
