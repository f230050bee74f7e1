// SPDX-License-Identifier: Apache-2.0
/**
 * Where datagrams come in: sockets, opened here or passed by systemd or another Weir, and the intake that gives each
 * datagram to a worker's ring.
 *
 * <p>{@link io.weir.engine.receive.UdpReceiver} has the sockets of a listener; {@code EpollSocket} reads one on a
 * thread of its own ({@code weir-socket-N}), {@code SocketHandler} copies what it read into {@code DatagramIntake}.
 */
package io.weir.engine.receive;
