// SPDX-License-Identifier: Apache-2.0
/** Tables that come with the code, as lines of comma-separated values beside the class that reads them. */
package io.weir.codec.table;
