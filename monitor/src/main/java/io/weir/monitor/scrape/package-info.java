// SPDX-License-Identifier: Apache-2.0
/**
 * What Weir tells Prometheus at {@code /metrics}: goflow2's families under their names, Weir's account, and the JVM.
 *
 * <p>Nothing is counted for it: what owners count is read when somebody asks, and written as text at once. The client
 * library of Prometheus brings the JVM's families; those of exporters are written by hand, because with the library's
 * objects 10,000 exporters take 250 ms and 100 MB a time.
 */
package io.weir.monitor.scrape;
