// SPDX-License-Identifier: Apache-2.0
/**
 * Who sent a datagram, and the datagram with what its header says: {@link io.weir.codec.exporter.Exporter}, {@link
 * io.weir.codec.exporter.Datagram}. All that reads or remembers has them; what is remembered lies in {@link
 * io.weir.codec.state}.
 */
package io.weir.codec.exporter;
