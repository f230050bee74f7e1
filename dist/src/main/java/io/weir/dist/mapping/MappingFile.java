// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.mapping;

import io.weir.codec.flow.Mapping;
import io.weir.codec.protocol.Protocol;
import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.NamedFile;
import io.weir.log.Reason;
import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** goflow2's mapping file. */
public final class MappingFile {
    private static final String BY = "flag -mapping";
    /** goflow2's exit code for a file that it refuses. */
    private static final int GOFLOW2 = 1;

    private final String name;
    private final boolean strict;

    private MappingFile(String name, boolean strict) {
        this.name = name;
        this.strict = strict;
    }

    /**
     * Reads a file to its end.
     *
     * @param name as the user wrote it
     * @param strict whether a destination that can never hold what goes there is refused, and a refusal ends as that
     *     of any other flag; goflow2 fails on each record, and has its own exit code
     * @throws FlagException if it cannot be read, or asks for what is not there
     */
    public static MappingPlan read(String name, boolean strict) throws FlagException {
        try {
            return new MappingFile(name, strict).read();
        } catch (FlagException e) {
            throw strict ? e : new FlagException(e.getMessage(), GOFLOW2);
        }
    }

    private MappingPlan read() throws FlagException {
        try {
            String text = NamedFile.text(name, BY);
            Node root = compose(text);
            if (root == null) {
                throw new FlagException(BY + ": " + name + " is empty; leave the flag out for goflow2's line");
            }
            return plan(Item.of(root));
        } catch (MappingException e) {
            throw new FlagException(BY + ": " + name + ":" + e.line() + ": " + e.getMessage());
        } catch (MarkedYAMLException e) {
            String place = e.getProblemMark() == null ? name : name + ":" + (e.getProblemMark().getLine() + 1);
            throw new FlagException(BY + ": " + place + ": not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            throw new FlagException(BY + ": " + name + ": not YAML: " + Reason.of(e));
        }
    }

    private static Node compose(String text) throws MappingException {
        try {
            return new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (ReaderException e) {
            long before = text.codePoints().limit(Math.max(0, e.getPosition())).filter(each -> each == '\n').count();
            throw new MappingException((int) before + 1,
                String.format("not YAML: the character U+%04X is not allowed", e.getCodePoint()));
        }
    }

    private MappingPlan plan(Item root) throws MappingException {
        Notes notes = new Notes(name);
        Section file = new Section(root, "", notes, "formatter", "ipfix", "netflowv9", "sflow");
        Section formatter =
            new Section(file.get("formatter"), "formatter", notes, "fields", "key", "protobuf", "rename", "render");
        Destinations columns = new Destinations(formatter.get("protobuf"), notes, strict);
        Mapping.Builder mapping = new Mapping.Builder(columns.schema());
        mapping.frames(new FrameRules(columns, notes, strict).read(file.get("sflow")));
        LineFields fields = new LineFields(formatter, columns, notes);
        ElementRules elements = new ElementRules(columns, notes, mapping);
        elements.read(file.get("ipfix"), "ipfix", Protocol.IPFIX);
        elements.read(file.get("netflowv9"), "netflowv9", Protocol.NETFLOW_V9);
        return new MappingPlan(mapping.build(), fields.fields(), fields.areSelected(), notes.lines());
    }
}
