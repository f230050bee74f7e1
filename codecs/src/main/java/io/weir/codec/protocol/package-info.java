// SPDX-License-Identifier: Apache-2.0
/**
 * The protocols that exporters speak, and what sets one apart from another. {@link io.weir.codec.protocol.Detection} is
 * the only place that compares version numbers; all others ask a {@link io.weir.codec.protocol.Protocol}.
 */
package io.weir.codec.protocol;
