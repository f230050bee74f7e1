// SPDX-License-Identifier: Apache-2.0
/** How the heap is shared out among what can grow. */
package io.weir.engine.memory;
