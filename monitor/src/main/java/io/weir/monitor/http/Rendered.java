// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.util.Map;

/**
 * An answer whose content is there, ready to be sent.
 *
 * @param status HTTP's number
 * @param headers all but the length
 * @param content to be released when it is out
 */
record Rendered(int status, Map<String, String> headers, AnswerStream content) {
}
