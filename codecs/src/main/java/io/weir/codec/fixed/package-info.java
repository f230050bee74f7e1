// SPDX-License-Identifier: Apache-2.0
/**
 * NetFlow versions without templates: a header, then records that all have one layout. {@link
 * io.weir.codec.fixed.FixedFormat} says where each version has what; one decoder reads them all.
 */
package io.weir.codec.fixed;
