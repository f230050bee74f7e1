// SPDX-License-Identifier: Apache-2.0
package io.weir.fuzz;

import io.weir.dist.flag.FlagException;
import io.weir.dist.flag.FlagParser;
import io.weir.dist.flag.FlagSet;
import io.weir.dist.flag.FlagValues;
import io.weir.dist.option.AccessFlags;
import io.weir.dist.option.DecoderFlags;
import io.weir.dist.option.ListenFlags;
import io.weir.dist.option.LogFlags;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A command line, a word a line. A bad one is refused in one line of text. */
final class FlagsInput implements Input {
    private final FlagSet flags = new FlagSet();

    FlagsInput() {
        ListenFlags.addTo(flags);
        AccessFlags.addTo(flags);
        DecoderFlags.addTo(flags);
        LogFlags.addTo(flags);
    }

    @Override
    public void read(byte[] bytes) {
        // Files are read as the user says; they are not to be this machine's.
        String text = new String(bytes, StandardCharsets.UTF_8).replace('@', 'a');
        try {
            FlagValues values = new FlagParser(flags).parse(Arrays.asList(text.split("\n")));
            ListenFlags.listeners(values);
            DecoderFlags.settings(values);
            AccessFlags.access(values);
        } catch (FlagException refused) {
            if (refused.getMessage().isEmpty()) {
                throw new IllegalStateException("refused without a word", refused);
            }
        }
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (String each : List.of("-listen=netflow://[::1]:2055?count=2&workers=3&blocking=true&queue_size=0x10",
            "-listen\nnetflow://:2055,netflow://127.0.0.1:0", "-exporters.allow=192.0.2.0/24,2001:db8::1",
            "--late.time=1m30.5s\n-late.bytes=64KiB\n-templates.bytes=1_000", "-loglevel=INFO+2\n-logfmt=json",
            "-exporters.deny=::ffff:10.0.0.0/104,fe80::/10", "-limit.datagrams=010\n-err.int=0")) {
            seeds.add(each.getBytes(StandardCharsets.UTF_8));
        }
        return seeds;
    }
}
