// SPDX-License-Identifier: Apache-2.0
/** {@code weir decode}: captures instead of sockets. Files in, datagrams out, and an account of what was left out. */
package io.weir.dist.decode;
