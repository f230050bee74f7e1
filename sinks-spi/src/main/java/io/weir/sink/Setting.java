// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a settings record. Types: {@code String, int, long, boolean}, {@link java.time.Duration},
 * {@link java.nio.file.Path}, {@link java.net.URI}, enums, and {@code List<String>} (comma separated).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** What a default begins with that is below the folder for data, {@code -data.dir}. */
    String DATA = "data/";

    /**
     * Key as written behind {@code -transport.NAME.}; the empty key is {@code -transport.NAME} itself. The
     * engine's own are {@code on-error}, {@code when-full} and all that start with {@code spool.}.
     */
    String key();

    /** Value if the user gives none, as the user would write it. */
    String defaultValue() default "";

    /** One line for the help. */
    String help();

    /** Whether the value must not be shown. */
    boolean secret() default false;

    /**
     * Whether an {@code int} or {@code long} is an amount of bytes, 0 or more: then it may be written with a unit, as
     * {@code 64KiB}, {@code 8MiB} or {@code 1GiB}.
     */
    boolean bytes() default false;
}
