// SPDX-License-Identifier: Apache-2.0

/** What datagrams made to cost much cost beside typical ones of their size: {@code bench/hostile}. */
package io.weir.bench.hostile;
