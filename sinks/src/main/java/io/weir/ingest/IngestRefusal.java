// SPDX-License-Identifier: Apache-2.0
package io.weir.ingest;

/** Why a request is refused, as the answer says it. */
final class IngestRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    final int status;

    IngestRefusal(int status, String detail) {
        super(detail);
        this.status = status;
    }
}
