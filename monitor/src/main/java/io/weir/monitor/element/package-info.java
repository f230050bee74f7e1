// SPDX-License-Identifier: Apache-2.0
/** What exporters send and no output shows. */
package io.weir.monitor.element;
