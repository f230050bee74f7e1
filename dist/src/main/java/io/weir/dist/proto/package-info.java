// SPDX-License-Identifier: Apache-2.0
/** {@code weir proto}: the protobuf messages as a file that protobuf's compilers read. */
package io.weir.dist.proto;
