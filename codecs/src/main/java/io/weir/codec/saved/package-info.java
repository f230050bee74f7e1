// SPDX-License-Identifier: Apache-2.0
/**
 * What a decoder remembers of exporters, as values: copied on the decoder's thread, then read, written and read back by
 * any. {@code io.weir.codec.state} makes them and takes them back.
 */
package io.weir.codec.saved;
