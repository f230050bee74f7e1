// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.dist.flag.FlagException;
import io.weir.dist.mapping.MappingFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mapping file. It is a mapping, or refused in a text that names the file. */
final class MappingInput implements Input {
    private final Path file;

    MappingInput() {
        try {
            file = Files.createTempFile("weir-fuzz-", ".yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.toFile().deleteOnExit();
    }

    @Override
    public void read(byte[] bytes) throws IOException {
        Files.write(file, bytes);
        read(true);
        read(false);
    }

    private void read(boolean strict) {
        try {
            MappingFile.read(file.toString(), strict);
        } catch (FlagException refused) {
            if (!refused.getMessage().contains(file.toString())) {
                throw new IllegalStateException("refused without the file's name", refused);
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(
            "formatter:\n  fields: [type, src_addr, mine, bytes]\n  key: [sampler_address]\n  protobuf:\n"
                + "    - {name: mine, index: 2000, type: bytes, array: true}\n  rename: {src_addr: source}\n"
                + "  render: {mine: string, bytes: mac}\n",
            "ipfix:\n  mapping:\n    - {field: 0x52, pen: 9, penprovided: true, destination: SrcPort, "
                + "endianness: little}\nnetflowv9:\n  mapping:\n    - field: 34\n      destination: SrcAs\n",
            "sflow:\n  ports:\n    - {proto: udp, dir: both, port: 4754, parser: gre}\n  mapping:\n"
                + "    - {layer: udp4754, encap: true, offset: -16, length: 32, destination: SrcPort}\n",
            "formatter: &a\n  <<: *a\n  fields: [type]\n",
            "ipfix: &b {mapping: &c [&d {<<: *d, field: 1, destination: SrcAs}, *d]}\nnetflowv9: *b\n",
            "sflow: {mapping: [{layer: 3, offset: 99999999999999999999, length: 0b11, destination: SrcAs}]}\n",
            "formatter: {protobuf: " + "[".repeat(60) + "]".repeat(60) + "}\n"
        ).stream().map(each -> each.getBytes(StandardCharsets.UTF_8)).toList();
    }
}
