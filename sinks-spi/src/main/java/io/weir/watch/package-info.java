// SPDX-License-Identifier: Apache-2.0
/** Files that Weir has open, and whether their names still lead to them. */
package io.weir.watch;
