// SPDX-License-Identifier: Apache-2.0
/** {@code weir archive-classes}: a run that uses what the launcher then has the JVM archive. */
package io.weir.dist.archive;
