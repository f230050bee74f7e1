// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * What is set aside: a record that the server refused alone, or the rest of a batch of which it took nothing.
 *
 * @param piece what it is
 * @param answer why the record was refused; null for a rest, whose records were not tried alone
 * @param atNs when, on the clock of {@link Refusals}
 */
record Refused(Piece piece, Answer answer, long atNs) {
    boolean isAlone() {
        return answer != null;
    }
}
