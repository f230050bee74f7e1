// SPDX-License-Identifier: Apache-2.0
package io.weir.dist.diagnose;

/**
 * One thing that was found.
 *
 * @param id stable name of its kind
 * @param wrong whether something is wrong; else it is worth knowing
 * @param subject what it is about: {@code exporter ADDRESS}, {@code listener URL}, {@code sink NAME}, {@code host},
 *     {@code weir}
 * @param seen what is seen
 * @param todo what to do
 */
record Finding(String id, boolean wrong, String subject, String seen, String todo) {
    static Finding wrong(String id, String subject, String seen, String todo) {
        return new Finding(id, true, subject, seen, todo);
    }

    static Finding note(String id, String subject, String seen, String todo) {
        return new Finding(id, false, subject, seen, todo);
    }
}
