// SPDX-License-Identifier: Apache-2.0
/**
 * What is remembered of exporters between datagrams, within bounds: sessions, templates, data that waits for them,
 * sampling rates, sequence numbers. Of one decoder's thread; the walk asks and changes it. What is worth keeping over
 * a restart is copied into {@link io.weir.codec.saved}.
 */
package io.weir.codec.state;
