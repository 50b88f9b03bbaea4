package io.satbus.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
    private final Diagnosis diagnosis = new Diagnosis("The Kafka broker", Path.of("/data"), 9092);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.net.BindException: Address already in use | 127.0.0.1:9092
            Failed to acquire lock on file .lock in /data/kafka | another broker runs a server on it
            java.io.IOException: No space left on device | Free some space
            java.nio.file.AccessDeniedException: /data/kafka | Give this user the right
            No MetadataVersion with feature level 99 | another version wrote it
            Can't handle RDB format version 12 | another version wrote it
            error while loading shared libraries: libssl.so.3 | libssl3
            java.lang.OutOfMemoryError: Java heap space | Raise its heap
            something nobody has seen | exit code 1
            """)
    void namesTheCauseAndWhatToDo(String line, String advice) {
        assertThat(diagnosis.explain(1, List.of("before", line)))
                .contains(advice)
                .contains("Its last lines", line);
    }
}
