// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What must not be shown of a text that holds addresses such as {@code https://user:password@host/?token=secret}: user
 * and password, and the values of the query. Also of one that is no good address, for errors show those.
 */
public final class AddressSecrets {
    /** A password may have a slash or an at sign in it that should have been escaped; {@code host:80/a@b} has none. */
    private static final Pattern USER_INFO =
        Pattern.compile("(?<=://)(?:[^/@?#:]*:[^/?#\\s]*@|[^/@?#:]*:(?!\\d+/)[^?#\\s]*@)");
    /** The query of a listener has no secrets. */
    private static final Pattern QUERY =
        Pattern.compile("(?i)\\b((?!(?:net|s)?flow:)[a-z][a-z0-9+.-]*://[^?]*\\?)(.+)");
    private static final Pattern PARAMETER = Pattern.compile("([^=&#]+=)[^&#]*|[^=&#]+");

    private AddressSecrets() {
    }

    /** The text with {@code instead} in the place of each secret; any thread. */
    public static String replace(String text, String instead) {
        String word = Matcher.quoteReplacement(instead);
        return QUERY.matcher(USER_INFO.matcher(text).replaceAll(word + "@")).replaceAll(address ->
            Matcher.quoteReplacement(address.group(1) + PARAMETER.matcher(address.group(2)).replaceAll("$1" + word)));
    }
}
