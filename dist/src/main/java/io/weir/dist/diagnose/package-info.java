// SPDX-License-Identifier: Apache-2.0
/** {@code weir diagnose}: two looks at a running Weir and at its host, and what is wrong, in words. */
package io.weir.dist.diagnose;
