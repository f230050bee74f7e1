// SPDX-License-Identifier: Apache-2.0
/** What stands in a file's place is looked at before it is opened. */
package io.weir.file;
