// SPDX-License-Identifier: Apache-2.0
/**
 * The sink {@code file}: blocks of whole lines into a file or to stdout, one write each; a file that was moved is
 * opened again by name.
 */
package io.weir.sink.file;
