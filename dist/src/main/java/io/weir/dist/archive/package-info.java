// SPDX-License-Identifier: Apache-2.0
/** {@code weir archive-classes}: the help of a command that the launcher carries out before there is a JVM. */
package io.weir.dist.archive;
