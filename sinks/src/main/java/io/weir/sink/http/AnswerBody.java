// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

/**
 * What is known of an answer's body.
 *
 * @param text its beginning in one line, fit for a terminal
 * @param errors whether it says that records were not taken
 */
record AnswerBody(String text, boolean errors) {
}
