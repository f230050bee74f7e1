// SPDX-License-Identifier: Apache-2.0
/**
 * Who may send: lists of address ranges that are allowed or denied, read from flags or files and read again while Weir
 * runs. Knows nothing of sockets; {@code engine.receive} asks.
 */
package io.weir.engine.access;
