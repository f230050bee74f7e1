// SPDX-License-Identifier: Apache-2.0
/** The events that Weir logs. */
package io.weir.log;
