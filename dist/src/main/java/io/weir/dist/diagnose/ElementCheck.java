// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.TemplatePage;
import io.weir.monitor.api.TemplatePage.ElementRow;
import java.util.List;

/** What exporters send and no line has. */
final class ElementCheck implements Check {
    @Override
    public void look(Case at, List<Finding> to) {
        TemplatePage templates = at.now().templates();
        int count = templates.unshownElements();
        // Another version of Weir does not say which.
        if (count > 0 && templates.unshown() != null) {
            List<String> names = templates.unshown().stream().limit(5).map(ElementRow::name).toList();
            to.add(Finding.note("elements-unshown", "weir", count
                + (count == 1 ? " element that your exporters send is" : " elements that your exporters send are")
                + " in no field of a line: " + String.join(", ", names)
                + (count > names.size() ? " and " + (count - names.size()) + " more" : ""),
                "-fields=all prints them, and -fields=NAME,... those that you name; "
                + "/api/templates says whose they are"));
        }
    }
}
