// SPDX-License-Identifier: Apache-2.0
/** {@code weir ingest-server}: the command line and the files of {@link io.weir.ingest.IngestServer}. */
package io.weir.dist.ingest;
