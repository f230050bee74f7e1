// SPDX-License-Identifier: Apache-2.0
/** {@code weir generate}: real NetFlow to a collector or into a capture, with values that follow from a seed. */
package io.weir.dist.generate;
