// SPDX-License-Identifier: Apache-2.0
/** Asks a running Weir whether it is well: {@code weir health}, for containers and scripts. */
package io.weir.dist.health;
