// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

import io.weir.monitor.api.Errors.ErrorRow;
import io.weir.monitor.api.Status.BoundRow;
import java.util.List;

/** What is kept for exporters, against its bounds: what was forgotten for want of room is missed later. */
final class RoomCheck implements Check {
    private static final String TEMPLATES = "templates-forgotten";
    private static final int FULL_PERCENT = 95;
    private static final List<Kept> KEPT = List.of(
        new Kept("exporters-forgotten", "exporters_evicted", "exporters", "exporters",
            "were forgotten to make room for others, their templates and sampling rates with them"),
        new Kept("sessions-forgotten", "sessions_evicted", "sessions", "pairs of source port and domain",
            "were forgotten to make room for others, their templates with them"),
        new Kept(TEMPLATES, "templates_evicted", "template_bytes", "bytes of templates",
            "templates were forgotten to make room for others: data waits until they come again"),
        new Kept("late-refused", "sets_late_full", "late_bytes", "bytes of data that waits for its template",
            "sets of data found no room to wait"));

    /** One thing that is kept within a bound. */
    private record Kept(String id, String counter, String bound, String unit, String happened) {
    }

    @Override
    public void look(Case at, List<Finding> to) {
        for (Kept kept : KEPT) {
            at.now().status().bounds().stream().filter(row -> row.name().equals(kept.bound()))
                .forEach(bound -> look(at, kept, bound, to));
        }
    }

    private static void look(Case at, Kept kept, BoundRow bound, List<Finding> to) {
        long forgotten = at.now().sum(kept.counter());
        if (forgotten > 0 && isBoundOfAll(at, kept, bound)) {
            to.add(forgotten(at, kept, bound, forgotten));
        } else if (isFull(bound)) {
            to.add(Finding.note(kept.bound().replace('_', '-') + "-full", "weir", used(kept, bound)
                + ": there is hardly room for more", todo(bound)));
        }
        if (kept.id().equals(TEMPLATES)) {
            at.now().errors().stream().filter(each -> isForgotten(each) && !each.subject().isEmpty())
                .forEach(each -> to.add(ofExporter(each)));
        }
    }

    /** Templates and waiting data have a bound for each exporter as well, which costs them the same. */
    private static boolean isBoundOfAll(Case at, Kept kept, BoundRow bound) {
        return switch (kept.id()) {
            case TEMPLATES -> at.now().errors().stream().noneMatch(RoomCheck::isForgotten) || at.now().errors().stream()
                .anyMatch(each -> isForgotten(each) && each.subject().isEmpty());
            case "late-refused" -> isFull(bound);
            default -> true;
        };
    }

    private static boolean isForgotten(ErrorRow each) {
        return each.event().equals("templates_forgotten");
    }

    private static boolean isFull(BoundRow bound) {
        return bound.limit() > 0 && bound.used() >= bound.limit() / 100.0 * FULL_PERCENT;
    }

    private static Finding forgotten(Case at, Kept kept, BoundRow bound, long forgotten) {
        long rise = forgotten - at.before().sum(kept.counter());
        return new Finding(kept.id(), rise > 0 || isFull(bound), "weir", forgotten + " " + kept.happened()
            + at.lately(rise) + "; " + used(kept, bound), todo(bound));
    }

    /** A worker may not take what is reserved for others, so there may be room left. */
    private static String used(Kept kept, BoundRow bound) {
        return bound.used() + " of at most " + bound.limit() + " " + kept.unit() + " are in use";
    }

    private static String todo(BoundRow bound) {
        return "raise " + bound.flag() + ", and the heap with it (WEIR_JAVA_OPTS), or find out who sends so much "
            + "(/api/exporters?sort=errors) and keep it out with -exporters.allow";
    }

    private static Finding ofExporter(ErrorRow each) {
        return Finding.wrong(TEMPLATES, "exporter " + each.subject(), "templates of it were forgotten to make room for "
            + "its others, " + each.count() + " times: data waits until they come again",
            "raise -templates.exporter.bytes, or find out why it sends so many");
    }
}
