// SPDX-License-Identifier: Apache-2.0
/**
 * The fields of a record and where they lie: {@link io.weir.codec.template.Layout}, read from a template on the wire
 * or fixed. The walk makes it, {@link io.weir.codec.state} keeps it, {@link io.weir.codec.flow} reads records by it.
 */
package io.weir.codec.template;
