// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.template;

/** The templates that lists of records in a record refer to, RFC 6313 section 4.5. */
@FunctionalInterface
public interface Layouts {
    /** None is known. */
    Layouts NONE = id -> null;

    /** The fields of a template by its number, 256 to 65,535; null if it is not known. */
    Layout find(int id);
}
