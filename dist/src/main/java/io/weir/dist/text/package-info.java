// SPDX-License-Identifier: Apache-2.0
/** Text of others, such as servers, jars and files, made fit for a terminal and for a log. */
package io.weir.dist.text;
