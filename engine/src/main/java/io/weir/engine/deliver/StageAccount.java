// SPDX-License-Identifier: Apache-2.0
package io.weir.engine.deliver;

/**
 * What a stage did with the records it saw, all workers together.
 *
 * @param stage the stage's name
 * @param passed records that went on, failed ones included
 * @param filtered records that it left out
 * @param failed records on which it threw; they went on as it left them
 */
public record StageAccount(String stage, long passed, long filtered, long failed) {
}
