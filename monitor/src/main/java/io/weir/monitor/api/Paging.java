// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.api;

import io.weir.monitor.http.BadRequestException;
import io.weir.monitor.http.Request;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * Which part of a long list is wanted: {@code ?offset=N&limit=N}.
 *
 * @param offset rows before it
 * @param limit the most rows
 */
record Paging(int offset, int limit) {
    private static final int USUAL = 100;
    private static final int MOST = 10_000;

    static Paging of(Request request) throws BadRequestException {
        return new Paging(request.number("offset", 0, 0, Integer.MAX_VALUE), request.number("limit", USUAL, 1, MOST));
    }

    /**
     * The rows of this page, each made when it is looked at: a page of templates, all made at once, would be
     * larger than what it tells of.
     */
    <T, R> List<R> rows(List<T> all, Function<T, R> row) {
        List<T> page = page(all);
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return row.apply(page.get(index));
            }

            @Override
            public int size() {
                return page.size();
            }
        };
    }

    <T> List<T> page(List<T> all) {
        int from = Math.min(offset, all.size());
        return all.subList(from, Math.min(all.size(), from + limit));
    }
}
