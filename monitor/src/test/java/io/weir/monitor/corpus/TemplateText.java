// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.corpus;

import java.util.Map;
import java.util.regex.Pattern;

/** goflow2's list of templates, and where Weir's differs. */
final class TemplateText {
    private static final String COUNT = "Weir reads templates beyond the header's count of sets";
    private static final String STRAY = "Weir keeps a template before stray bytes";
    /** Captures whose lists differ, with the reason. */
    static final Map<String, String> DIFFERING = Map.of(
        "ipfix_nfp_parse_ipfix_with_partial_template_data", "Weir keeps a whole template before a cut one",
        "ipfix_nfp_parse_ipfix_with_v9_style_template", "Weir has no templates with id 0",
        "ipfix_nfp_parses_ipfix_with_v9_options_template_packet", "Weir reads the sets beside a foreign one",
        "live_softflowd_v9", COUNT, "live_softflowd_v9_ether_mpls", COUNT, "nf9_invalid01", COUNT,
        "nf9_nfp_v9_data_with_template_in_same_packet", STRAY, "nf9_nfp_v9_example_from_integration_test", STRAY,
        "nf9_nfp_v9_example_from_integration_test_2", STRAY);
    private static final Pattern ENTERPRISE =
        Pattern.compile("(\"pen-provided\": true,\\s+\"type\": )(\\d+)");
    private static final int BIT = 0x8000;

    private TemplateText() {
    }

    /** Of IPFIX options goflow2 keeps the enterprise bit in the element's number; Weir does not. */
    static String withoutEnterpriseBit(String golden) {
        return ENTERPRISE.matcher(golden).replaceAll(each ->
            each.group(1) + (Integer.parseInt(each.group(2)) & ~BIT));
    }
}
