// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.config;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.NamedFile;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A configuration file as it was read.
 *
 * @param entries in the file's order, each key once
 * @param problems what could not be used, a line each
 */
record YamlFile(List<Entry> entries, List<String> problems) {
    /** What there is where no file is named. */
    static YamlFile none() {
        return new YamlFile(List.of(), List.of());
    }

    /**
     * Reads a file to its end.
     *
     * @param name as the user wrote it
     * @param by what names it, such as {@code flag -config}
     * @throws FlagException if it cannot be read or is no YAML
     */
    static YamlFile read(String name, String by) throws FlagException {
        String text = NamedFile.text(name, by);
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlWalk(name, parser).walk();
        } catch (JacksonException e) {
            String place = e.getLocation() == null ? name : name + ":" + e.getLocation().getLineNr();
            throw new FlagException(place + ": not YAML: " + oneLine(e.getOriginalMessage()));
        }
    }

    /** The first line says what is wrong; those behind it repeat the file. */
    private static String oneLine(String message) {
        return message.strip().lines().findFirst().orElse("");
    }
}
