// SPDX-License-Identifier: Apache-2.0
/** The built-in formats: they open the encoders of {@code io.weir.codec} as the user asked. */
package io.weir.sink.format;
