// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.flag;

/**
 * A value that the user gave.
 *
 * @param value what the flag's type made of it
 * @param text as it was written
 * @param origin where, for people: {@code flag -x}, {@code variable WEIR_X}, {@code weir.yaml:3}
 */
record Given(Object value, String text, String origin) {
}
