package io.satbus.protocol.payload;

import io.satbus.protocol.Failure;
import io.satbus.protocol.v1.Disposition;

/** {@link Failure} as {@code failure.proto}. */
final class FailureForm {
    private FailureForm() {}

    static io.satbus.protocol.v1.Failure write(Failure failure) {
        Disposition disposition =
                switch (failure) {
                    case Failure.Transient later -> Disposition.DISPOSITION_RETRY;
                    case Failure.Rejected never -> Disposition.DISPOSITION_REJECT;
                    case Failure.Fatal broken -> Disposition.DISPOSITION_STOP;
                };
        return io.satbus.protocol.v1.Failure.newBuilder()
                .setDisposition(disposition)
                .setCode(failure.code())
                .setMessage(failure.message())
                .build();
    }

    /** One whose disposition is missing or of a later version counts as rejected: repeating it blindly does harm. */
    static Failure read(io.satbus.protocol.v1.Failure form) {
        return switch (form.getDisposition()) {
            case DISPOSITION_RETRY -> new Failure.Transient(form.getCode(), form.getMessage());
            case DISPOSITION_STOP -> new Failure.Fatal(form.getCode(), form.getMessage());
            case DISPOSITION_REJECT, DISPOSITION_UNSPECIFIED, UNRECOGNIZED ->
                new Failure.Rejected(form.getCode(), form.getMessage());
        };
    }
}
