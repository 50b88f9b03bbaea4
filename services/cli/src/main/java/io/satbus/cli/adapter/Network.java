package io.satbus.cli.adapter;

import io.satbus.bus.Bus;
import io.satbus.bus.inspect.Inspector;

/** The way to platforms. The seam behind which tests put one of their own. */
public interface Network {
    /** @throws io.satbus.cli.domain.CommandFailure at once if nobody listens there */
    void requireReachable(Endpoint endpoint);

    /** A look at the platform; the caller closes it. */
    Inspector inspector(Endpoint endpoint);

    /** A connection of the command line's own, not started; the caller closes it. */
    Bus bus(Endpoint endpoint);
}
