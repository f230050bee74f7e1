// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns Netty's requests into {@link Request}s. */
final class Requests {
    private static final int MAX_PARAMETERS = 32;

    private Requests() {
    }

    /** A copy of all that handlers may want; of a header that comes twice both values, so that neither counts alone. */
    static Request of(FullHttpRequest from) {
        QueryStringDecoder uri = new QueryStringDecoder(from.uri(), java.nio.charset.StandardCharsets.UTF_8, true,
            MAX_PARAMETERS);
        Map<String, String> query = new HashMap<>();
        for (Map.Entry<String, List<String>> each : uri.parameters().entrySet()) {
            query.put(each.getKey(), each.getValue().get(0));
        }
        Map<String, String> headers = new HashMap<>();
        from.headers().forEach(each -> headers.merge(each.getKey().toLowerCase(Locale.ROOT), each.getValue(),
            (first, next) -> first + ", " + next));
        String method = from.method().name().equals("HEAD") ? "GET" : from.method().name();
        boolean old = from.protocolVersion().equals(HttpVersion.HTTP_1_0);
        return new Request(method, uri.path(), query, headers, old, ByteBufUtil.getBytes(from.content()));
    }
}
