// SPDX-License-Identifier: Apache-2.0
/**
 * A record as a line of JSON or text: a plan for each set of columns, then one write per value. Called on the worker's
 * thread by {@code engine.deliver}, or by readers of stored records; knows no datagrams.
 */
package io.weir.codec.json;
