// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/** The headers of a request, bounded in number: objects of thousands of tiny ones take thirty times their bytes. */
final class FewHeaders extends DefaultHttpHeaders {
    /** Makes them. */
    static final HttpHeadersFactory FACTORY = new HttpHeadersFactory() {
        @Override
        public HttpHeaders newHeaders() {
            return new FewHeaders();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new FewHeaders();
        }
    };

    private static final int MOST = 64;

    private int count;

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        count();
        return super.add(name, value);
    }

    @Override
    public HttpHeaders add(String name, Object value) {
        count();
        return super.add(name, value);
    }

    private void count() {
        if (++count > MOST) {
            throw new IllegalArgumentException("more than " + MOST + " headers");
        }
    }
}
