// SPDX-License-Identifier: Apache-2.0
/**
 * {@code weir journal}: reading what the journal sink keeps.
 *
 * <pre>
 * TailCommand | CatCommand ──▶ Reading ──▶ Printer: JsonPrinter, CountPrinter, PcapPrinter ──▶ Output
 * InfoCommand, VerifyCommand                envelopes, or every byte
 * ReplayCommand ──▶ Replay                  datagrams to a collector
 * </pre>
 */
package io.weir.dist.journal;
