// SPDX-License-Identifier: Apache-2.0
/**
 * Datagrams as goflow2 prints them with {@code -produce=raw}: headers, templates, sets and samples with all their
 * fields, values as bytes in base64. What cannot be taken apart is printed as its bytes.
 */
package io.weir.codec.raw;
