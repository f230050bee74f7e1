// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

/** What a factory gets to make a sink with. */
public interface SinkContext {
    /** The name under which the user selected the sink. */
    String name();

    /** The settings, typed and checked; {@code type} is what {@link SinkFactory#settings} gave. */
    <T extends Record> T settings(Class<T> type);
}
