// SPDX-License-Identifier: Apache-2.0
/** {@code weir selftest}: sends known flows to a collector and compares every field of what comes out. */
package io.weir.dist.selftest;
