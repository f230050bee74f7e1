// SPDX-License-Identifier: Apache-2.0
/** The version that was built. */
package io.weir.dist.version;
