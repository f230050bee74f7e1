// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.settings;

import io.weir.sink.Setting;
import io.weir.sink.SinkException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Describes settings records by their {@link Setting} annotations, and fills them with what a user wrote. */
public final class SettingsBinder {
    private SettingsBinder() {
    }

    /**
     * The settings of a record, in its order.
     *
     * @throws SinkException if the record is unfit: a component without {@link Setting}, of a type that settings
     *     cannot have, or with a default that is none of its type
     */
    public static List<SettingInfo> describe(Class<? extends Record> type) throws SinkException {
        List<SettingInfo> infos = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            infos.add(describe(type, component));
        }
        return List.copyOf(infos);
    }

    private static SettingInfo describe(Class<?> type, RecordComponent component) throws SinkException {
        String place = type.getName() + "." + component.getName();
        Setting setting = component.getAnnotation(Setting.class);
        if (setting == null) {
            throw new SinkException("settings component " + place + " has no @Setting");
        }
        try {
            SettingType read = new SettingType(component);
            read.parse(setting.defaultValue());
            return new SettingInfo(
                setting.key(), read.allowed(), setting.defaultValue(), setting.help(), setting.secret());
        } catch (IllegalArgumentException unfit) {
            throw new SinkException("settings component " + place + " is unfit: " + unfit.getMessage(), false, unfit);
        }
    }

    /**
     * A record filled with the given values, and defaults for the rest.
     *
     * @param owner what the settings belong to, as the user wrote it, e.g. {@code -transport.file}
     * @param values by {@link Setting#key}
     * @throws SinkException for an unknown key or a bad value, saying what is allowed
     */
    public static <T extends Record> T bind(String owner, Class<T> type, Map<String, String> values)
        throws SinkException {
        List<SettingInfo> infos = describe(type);
        refuseUnknown(owner, infos, values);
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            SettingInfo info = infos.get(i);
            String text = values.getOrDefault(info.key(), info.defaultValue());
            arguments[i] = parse(owner, info, components[i], text);
        }
        return create(owner, type, arguments);
    }

    private static void refuseUnknown(String owner, List<SettingInfo> infos, Map<String, String> values)
        throws SinkException {
        List<String> keys = infos.stream().map(SettingInfo::key).toList();
        for (String key : values.keySet()) {
            if (!keys.contains(key)) {
                String meant =
                    Nearest.to(key, keys).map(near -> ", did you mean " + flag(owner, near) + "?").orElse("");
                String all = keys.isEmpty() ? "it has no settings" : "allowed: "
                    + String.join(", ", keys.stream().map(k -> flag(owner, k)).toList());
                throw new SinkException("unknown setting " + flag(owner, key) + meant + " (" + all + ")");
            }
        }
    }

    private static String flag(String owner, String key) {
        return key.isEmpty() ? owner : owner + "." + key;
    }

    private static Object parse(String owner, SettingInfo info, RecordComponent component, String text)
        throws SinkException {
        try {
            return new SettingType(component).parse(text);
        } catch (IllegalArgumentException bad) {
            throw new SinkException("bad value \"" + info.shown(text) + "\" for " + flag(owner, info.key())
                + ": allowed is " + info.type());
        }
    }

    private static <T extends Record> T create(String owner, Class<T> type, Object[] arguments) throws SinkException {
        Class<?>[] types =
            Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refused) {
            // A record's own check: its words are for the user.
            throw new SinkException(owner + ": " + refused.getCause().getMessage(), false, refused.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SinkException(owner + ": cannot make " + type.getName() + ": " + e, false, e);
        }
    }
}
