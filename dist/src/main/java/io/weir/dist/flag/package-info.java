// SPDX-License-Identifier: Apache-2.0
/** Flags in Go's syntax: what they are, how they are read, how they are shown. Knows no flag of Weir's. */
package io.weir.dist.flag;
