// SPDX-License-Identifier: Apache-2.0
/** Log lines in goflow2's forms, on stderr, with Logback set up in code. */
package io.weir.dist.log;
