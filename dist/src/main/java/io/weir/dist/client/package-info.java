// SPDX-License-Identifier: Apache-2.0
/** How commands ask a running Weir over HTTP. */
package io.weir.dist.client;
