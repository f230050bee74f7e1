// SPDX-License-Identifier: Apache-2.0
/** The events that Weir logs, and what the system says of files and addresses, in words. */
package io.weir.log;
