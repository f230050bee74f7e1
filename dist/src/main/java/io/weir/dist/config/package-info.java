// SPDX-License-Identifier: Apache-2.0
/** What the user configures by a file and by variables, beside the command line: the same keys, one precedence. */
package io.weir.dist.config;
