// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

/**
 * One setting of a sink or stage, for help texts and flags.
 *
 * @param key as written behind {@code -transport.NAME.}; the empty key is {@code -transport.NAME} itself
 * @param type what is allowed, in words: {@code text}, {@code duration}, {@code one of a, b}
 * @param defaultValue as the user would write it
 * @param help one line
 * @param secret whether values must not be shown
 */
public record SettingInfo(String key, String type, String defaultValue, String help, boolean secret) {
    /** The value for logs and help: stars for a secret, if it is not empty, and for those in an address. */
    public String shown(String value) {
        return secret && !value.isEmpty() ? "***" : AddressSecrets.replace(value, "***");
    }
}
