package io.satbus.cli.command;

import io.satbus.cli.adapter.Console;
import io.satbus.cli.adapter.Installation;
import io.satbus.cli.adapter.Network;
import io.satbus.cli.config.CliSettings;

/** What commands work with. */
public record Session(Console console, CliSettings settings, Installation installation, Network network) {}
