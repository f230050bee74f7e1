// SPDX-License-Identifier: Apache-2.0
/** The program: finds the command that the first word names, and runs it. */
package io.weir.dist;
