// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.option;

import io.weir.dist.flag.Flag;
import io.weir.dist.flag.FlagType;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.flag.GoValues;
import io.weir.sink.Setting;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flags of a module's settings record. Values stay text: the engine binds and checks them before it starts. */
final class SettingFlags {
    private final Map<String, Flag<?>> byKey = new LinkedHashMap<>();

    /**
     * The flags of one module.
     *
     * @param prefix such as {@code transport.file}
     * @param settings the record that declares them
     */
    SettingFlags(String prefix, Class<? extends Record> settings) {
        for (RecordComponent component : settings.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            if (setting != null) {
                byKey.put(setting.key(), flag(prefix, component, setting));
            }
        }
    }

    private static Flag<String> flag(String prefix, RecordComponent component, Setting setting) {
        String name = setting.key().isEmpty() ? prefix : prefix + "." + setting.key();
        boolean secret = setting.secret();
        return new Flag<>(name, type(component.getType(), setting), secret ? "" : setting.defaultValue(),
            setting.help(), secret);
    }

    private static FlagType<String> type(Class<?> type, Setting setting) {
        if (type == boolean.class) {
            return new FlagType<>("", text -> String.valueOf(GoValues.bool(text)));
        }
        if (setting.bytes()) {
            return GoValues.text("BYTES");
        }
        return GoValues.text(type.isEnum() ? words(type) : valueName(type));
    }

    private static String valueName(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "long" -> "N";
            case "Duration" -> "DURATION";
            case "Path" -> "PATH";
            case "URI" -> "URI";
            case "List" -> "TEXT[,TEXT...]";
            default -> "TEXT";
        };
    }

    private static String words(Class<?> type) {
        StringBuilder words = new StringBuilder();
        for (Object each : type.getEnumConstants()) {
            words.append(words.isEmpty() ? "" : "|").append(GoValues.word((Enum<?>) each));
        }
        return words.toString();
    }

    List<Flag<?>> flags() {
        return List.copyOf(byKey.values());
    }

    /** What the user gave, by the setting's key. */
    Map<String, String> given(FlagValues values) {
        Map<String, String> given = new LinkedHashMap<>();
        byKey.forEach((key, flag) -> {
            if (values.isGiven(flag)) {
                given.put(key, (String) values.value(flag));
            }
        });
        return given;
    }

    /** The same, and the defaults that are below the folder for data. */
    Map<String, String> given(FlagValues values, Path data) {
        Map<String, String> given = given(values);
        byKey.forEach((key, flag) -> {
            if (flag.defaultText().startsWith(Setting.DATA)) {
                given.putIfAbsent(key, data.resolve(flag.defaultText().substring(Setting.DATA.length())).toString());
            }
        });
        return given;
    }

    /** The flags that the user gave with something else than their default. */
    List<String> changed(FlagValues values) {
        return byKey.values().stream()
            .filter(flag -> values.isGiven(flag) && !values.value(flag).equals(flag.defaultText()))
            .map(flag -> "-" + flag.name()).toList();
    }
}
