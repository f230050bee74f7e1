// SPDX-License-Identifier: Apache-2.0
package io.weir.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What it costs, in requests, to find refused records among others; and that nothing else becomes of the others. */
class SearchTest {
    private static final int BATCH = 2000;
    private static final int BLOCK = 290;

    private final BatchLimits limits = new BatchLimits(BATCH, 1 << 20);
    private final Search search = new Search();
    private final List<Integer> taken = new ArrayList<>();
    private final List<Integer> alone = new ArrayList<>();
    private int proven;
    private int requests;

    private static List<Piece> batch(int from, int to) {
        AtomicInteger held = new AtomicInteger();
        List<Part> parts = new ArrayList<>();
        for (int at = from; at < to; at += BLOCK) {
            parts.add(Part.whole(LineBlock.numbers(at, Math.min(to, at + BLOCK)), held));
        }
        return List.of(new Piece(parts));
    }

    private static List<Integer> numbers(Piece piece) {
        return piece.parts().stream().flatMap(part -> {
            String first = ((LineBlock) part.held().block).lines().get(0);
            int from = Integer.parseInt(first.substring("{\"n\":".length(), first.length() - 1));
            return IntStream.range(from + part.first(), from + part.end()).boxed();
        }).toList();
    }

    /** Answers all requests for a batch as a server does that takes some records only. */
    private void run(List<Piece> batch, Predicate<Integer> unfit) {
        search.add(batch);
        while (!search.isEmpty()) {
            answer(search.next(limits), unfit);
        }
    }

    private void answer(Piece piece, Predicate<Integer> unfit) {
        requests++;
        if (numbers(piece).stream().noneMatch(unfit)) {
            taken.addAll(numbers(piece));
            search.taken(limits);
            return;
        }
        Search.Alone found = search.refused(false, limits);
        if (found != null) {
            alone.addAll(numbers(found.record()));
            proven += found.proven() ? 1 : 0;
        }
    }

    private void runAll(int count, Set<Integer> unfit) {
        for (int at = 0; at < count; at += BATCH) {
            run(batch(at, Math.min(count, at + BATCH)), unfit::contains);
        }
        assertThat(alone).as("each unfit record alone, once").containsExactlyElementsOf(unfit);
        assertThat(taken).as("all others once, in order").isSorted().doesNotHaveDuplicates()
            .hasSize(count - unfit.size()).noneMatch(unfit::contains);
    }

    /** What no way of asking can do with less: one bit a request, of the choice of k among n. */
    private static double leastRequests(int count, int unfit) {
        return IntStream.range(0, unfit).mapToDouble(i -> Math.log((double) (count - i) / (i + 1))).sum() / Math.log(2);
    }

    @ParameterizedTest
    @CsvSource({"20000, 200", "20000, 20", "20000, 2000", "20000, 2", "2000, 20", "40000, 4"})
    void spreadUnfitRecordsCostLittleMoreThanTheyMust(int count, int unfit) {
        for (int seed = 0; seed < 4; seed++) {
            SearchTest each = new SearchTest();
            each.runAll(count, new Random(seed).ints(0, count).distinct().limit(unfit).boxed()
                .collect(Collectors.toCollection(TreeSet::new)));
            assertThat((double) each.requests).as("seed " + seed)
                .isLessThan(1.4 * leastRequests(count, unfit) + count / BATCH + 20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 40, 300})
    void unfitRecordsInARowCostTwoRequestsEach(int row) {
        for (int seed = 0; seed < 4; seed++) {
            SearchTest each = new SearchTest();
            int first = new Random(seed).nextInt(20_000 - row);
            each.runAll(20_000, IntStream.range(first, first + row).boxed()
                .collect(Collectors.toCollection(TreeSet::new)));
            assertThat((double) each.requests).as("seed " + seed).isLessThan(2.2 * row + 45);
        }
    }

    /** A server knows parts by their ids: one that it may have taken before a restart must not come in halves. */
    @Test
    void noPartIsCutThatHasNoUnfitRecord() {
        Set<Integer> unfit = Set.of(3, 700, 701, 1999);
        search.add(batch(0, BATCH));
        Set<Integer> cut = new TreeSet<>();
        while (!search.isEmpty()) {
            Piece piece = search.next(limits);
            piece.parts().stream().filter(part -> part.records() < part.held().block.records())
                .forEach(part -> cut.add(numbers(new Piece(List.of(Part.whole(part.held().block, new AtomicInteger()))))
                    .get(0)));
            answer(piece, unfit::contains);
        }

        assertThat(cut).containsExactly(0, 2 * BLOCK, BATCH / BLOCK * BLOCK);
    }

    @Test
    void aRecordIsProvenUnfitWhereAllThatWasRefusedWithItIsTakenSince() {
        run(batch(0, 4), number -> number == 3);
        assertThat(proven).as("0 to 2 were taken after all four were refused").isEqualTo(1);

        run(batch(0, 4), number -> number == 0);
        assertThat(proven).as("nothing was taken since").isEqualTo(1);

        run(batch(0, 4), number -> true);
        assertThat(proven).as("nothing is taken at all").isEqualTo(1);
    }

    @Test
    void whatIsLeftOfABatchThatWasTooLargeIsSentBeforeItIsCut() {
        search.add(batch(0, 2 * BLOCK));
        search.next(limits);
        search.refused(true, limits);
        assertThat(numbers(search.next(limits))).hasSize(BLOCK);
        search.taken(limits);

        assertThat(numbers(search.next(limits))).hasSize(BLOCK).contains(2 * BLOCK - 1);
    }

    @Test
    void halfOfWhatNothingIsKnownOfCanBeSearchedElsewhere() {
        limits.refusedGroup(BLOCK);
        search.add(batch(0, BATCH));
        answer(search.next(limits), number -> number < 5);

        List<Integer> given = search.share(limits).stream().flatMap(piece -> numbers(piece).stream()).toList();

        assertThat(given).as("the end, in order").isSorted().contains(BATCH - 1).hasSizeBetween(800, 1200);
        run(List.of(), number -> number < 5);
        assertThat(taken).doesNotContainAnyElementsOf(given).hasSize(BATCH - 5 - given.size());
    }
}
