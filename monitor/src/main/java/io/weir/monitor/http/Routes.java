// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The table of routes; immutable. */
final class Routes {
    private final Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();

    Routes(List<Route> routes) {
        for (Route route : routes) {
            Route other = byPath.computeIfAbsent(route.path(), path -> new LinkedHashMap<>())
                .putIfAbsent(route.method(), route);
            if (other != null) {
                throw new IllegalArgumentException(route.method() + " " + route.path() + " is there twice");
            }
        }
    }

    /** The route of a request, or one that says what is wrong with it. */
    Route find(Request request) {
        Map<String, Route> there = byPath.get(request.path());
        if (there == null) {
            return refusal(Answer.text(404, "404 page not found\n"));
        }
        Route route = there.get(request.method());
        return route != null ? route : refusal(notAllowed(there));
    }

    private static Answer notAllowed(Map<String, Route> there) {
        TreeSet<String> allowed = new TreeSet<>(there.keySet());
        if (there.containsKey("GET")) {
            allowed.add("HEAD");
        }
        String list = String.join(", ", allowed);
        return Answer.text(405, "method not allowed; allowed: " + list + "\n").with("allow", list);
    }

    private static Route refusal(Answer answer) {
        return Route.quick("", Access.OPEN, request -> answer);
    }
}
