// SPDX-License-Identifier: Apache-2.0
/** {@code weir plugins}. */
package io.weir.dist.plugins;
