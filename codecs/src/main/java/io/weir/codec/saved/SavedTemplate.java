// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.saved;

/**
 * A template of one source port.
 *
 * @param id its number, 256 to 65,535
 * @param options whether its records are options data
 * @param scopes how many of its fields are scopes
 * @param fields how many fields it has, scopes included
 * @param bytes the definition as sent, from behind the template number; shared, never modified
 * @param used whether it ever gave a record
 */
public record SavedTemplate(int id, boolean options, int scopes, int fields, byte[] bytes, boolean used) {
}
