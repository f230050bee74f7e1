// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Whether the body of a 2xx says that records were not taken: bulk APIs answer so, with {@code "errors": true} or a
 * list of them.
 */
final class AnswerErrors {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String ERRORS = "errors";

    private AnswerErrors() {
    }

    /** Whether a body of this Content-Type, empty for none, may say so. */
    static boolean mayBeIn(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.equals("application/json") || type.endsWith("+json");
    }

    /**
     * Whether an object has {@code errors} at its top that are true or a list with something in it.
     *
     * @param cut whether there was more than was read; then what was found up to there counts. Otherwise a body that is
     *     not JSON to its end says nothing
     */
    static boolean isIn(byte[] body, boolean cut) {
        boolean found = false;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean named = ERRORS.equals(parser.currentName());
                found |= isError(parser) && named;
            }
            return found && parser.nextToken() == null;
        } catch (JacksonException notJson) {
            return found && cut;
        }
    }

    /** Goes past a value: whether it is true, or a list with something in it. */
    private static boolean isError(JsonParser parser) {
        JsonToken value = parser.nextToken();
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return value == JsonToken.VALUE_TRUE;
        }
        boolean any = parser.nextToken() != JsonToken.END_ARRAY;
        while (parser.currentToken() != JsonToken.END_ARRAY) {
            parser.skipChildren();
            parser.nextToken();
        }
        return any;
    }
}
