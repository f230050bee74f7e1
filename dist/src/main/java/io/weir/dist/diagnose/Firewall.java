// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rules of the host's firewall that drop one UDP port; never changes any. It takes root: without, nothing is
 * found.
 */
final class Firewall {
    private static final long TIMEOUT_S = 3;
    private static final Pattern NFT = Pattern.compile("\\budp dport (\\d+)\\b.*\\b(drop|reject)\\b");
    private static final Pattern IPTABLES =
        Pattern.compile("^-A \\S+.*-p udp\\b.*--dports? (\\d+)\\b.*-j (DROP|REJECT)\\b");

    /** The rules; those of nft include what iptables made on a recent system. */
    List<Host.Rule> drops() {
        List<Host.Rule> rules = new ArrayList<>();
        find(List.of("nft", "-n", "list", "ruleset"), NFT, rules);
        if (rules.isEmpty()) {
            find(List.of("iptables-save"), IPTABLES, rules);
        }
        return rules;
    }

    private static void find(List<String> program, Pattern rule, List<Host.Rule> to) {
        for (String line : run(program)) {
            Matcher parts = rule.matcher(line.trim());
            if (parts.find()) {
                to.add(new Host.Rule(line.trim(), Integer.parseInt(parts.group(1))));
            }
        }
    }

    private static List<String> run(List<String> program) {
        try {
            Process process = new ProcessBuilder(program).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
            if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return lines;
        } catch (IOException notInstalled) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
