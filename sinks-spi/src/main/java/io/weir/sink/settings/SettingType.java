// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import io.weir.sink.Setting;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads one setting's text as the type that its record component has. */
final class SettingType {
    private final Class<?> type;
    private final boolean bytes;

    /** The type of a component; IllegalArgumentException for one that settings cannot have. */
    SettingType(RecordComponent component) {
        Type generic = component.getGenericType();
        Setting setting = component.getAnnotation(Setting.class);
        bytes = setting != null && setting.bytes();
        if (isListOfText(generic)) {
            type = List.class;
        } else if (generic instanceof Class<?> plain && isKnown(plain)) {
            type = plain;
        } else {
            throw new IllegalArgumentException("type " + generic.getTypeName());
        }
        if (bytes && type != int.class && type != long.class) {
            throw new IllegalArgumentException("bytes of type " + generic.getTypeName());
        }
    }

    private static boolean isListOfText(Type generic) {
        return generic instanceof ParameterizedType list && list.getRawType() == List.class
            && list.getActualTypeArguments()[0] == String.class;
    }

    private static boolean isKnown(Class<?> plain) {
        return plain.isEnum() || List.of(String.class, int.class, long.class, boolean.class, Duration.class,
            Path.class, URI.class).contains(plain);
    }

    /** What is allowed, in words. */
    String allowed() {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(SettingType::written)
                .collect(Collectors.joining(", "));
        }
        if (bytes) {
            return ByteText.allowed(most());
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "int" -> "a whole number from -2147483648 to 2147483647";
            case "long" -> "a whole number";
            case "boolean" -> "true or false";
            case "Duration" -> "a duration such as 250ms, 10s or 1m30s";
            case "Path" -> "a path";
            case "URI" -> "a URI";
            default -> "texts separated by commas";
        };
    }

    /** The value; IllegalArgumentException if the text is none. */
    Object parse(String text) {
        if (type.isEnum()) {
            return constant(text);
        }
        if (bytes) {
            return bytes(text);
        }
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "boolean" -> truth(text);
            case "Duration" -> DurationText.parse(text);
            case "Path" -> Path.of(text);
            case "URI" -> URI.create(text);
            default -> items(text);
        };
    }

    private long most() {
        return type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    private Number bytes(String text) {
        long amount = ByteText.parse(text, most());
        return type == int.class ? (Number) Integer.valueOf((int) amount) : (Number) Long.valueOf(amount);
    }

    private Object constant(String text) {
        return Arrays.stream(type.getEnumConstants())
            .filter(constant -> written(constant).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst().orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String written(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
    }
}
