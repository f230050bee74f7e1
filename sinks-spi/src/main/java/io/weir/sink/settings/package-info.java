// SPDX-License-Identifier: Apache-2.0
/** From what a user wrote to a settings record: the engine reads settings through this, and so do tests of plugins. */
package io.weir.sink.settings;
