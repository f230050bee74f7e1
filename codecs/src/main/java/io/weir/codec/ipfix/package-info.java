// SPDX-License-Identifier: Apache-2.0
/**
 * IPFIX as RFC 7011 has it: the message header and the forms of its templates. Its sets are walked as those of v9 are,
 * in {@link io.weir.codec.walk}.
 */
package io.weir.codec.ipfix;
