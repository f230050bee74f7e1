// SPDX-License-Identifier: Apache-2.0
/**
 * From the fields of a record to the columns of a flow. A {@link io.weir.codec.flow.Binding} is made once for a
 * layout; by it {@link io.weir.codec.flow.RecordReader} fills the worker's one {@link io.weir.codec.flow.FlowRecord},
 * and corrections put right what goflow2 gets wrong. The tables {@code bindings.csv} and {@code choices.csv} say which
 * element fills which column.
 */
package io.weir.codec.flow;
