// SPDX-License-Identifier: Apache-2.0
/**
 * NetFlow version 9 as RFC 3954 has it: the header and the forms of its templates. Its flow sets are walked in {@link
 * io.weir.codec.walk}.
 */
package io.weir.codec.netflow9;
