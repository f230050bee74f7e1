// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.element;

/**
 * An information element of NetFlow v9 and IPFIX. Immutable.
 *
 * @param enterprise who defines it: an enterprise number of IANA, unsigned 32 bits; 0 is IANA itself
 * @param id its number, 0 to 65,535
 * @param name as registered, such as octetDeltaCount
 * @param type what its value is
 * @param semantics what its value means
 * @param units what its value counts, such as octets; empty for nothing, or where it is not known
 */
public record Element(long enterprise, int id, String name, ElementType type, Semantics semantics, String units) {
}
