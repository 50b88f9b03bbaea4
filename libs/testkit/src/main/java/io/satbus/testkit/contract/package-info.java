/** What every bus promises, as tests that each bus has to pass. */
@NullMarked
package io.satbus.testkit.contract;

import org.jspecify.annotations.NullMarked;
