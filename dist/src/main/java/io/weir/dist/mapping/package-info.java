// SPDX-License-Identifier: Apache-2.0
/**
 * goflow2's mapping file, {@code -mapping}: which elements and which bits of sampled frames go to which columns, and
 * which fields a line has. {@link io.weir.dist.mapping.MappingFile} reads it.
 */
package io.weir.dist.mapping;
