// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.ipfix;

import io.weir.codec.flow.Fault;
import io.weir.codec.walk.SetLoop;
import io.weir.codec.walk.TemplateSets;
import io.weir.codec.walk.Visit;
import io.weir.codec.wire.Wire;

/** Template and options template sets and withdrawals, RFC 7011 sections 3.4 and 8.1. */
final class IpfixTemplates implements SetLoop.Definitions {
    private static final int TEMPLATES = 2;
    private static final int OPTIONS_TEMPLATES = 3;
    private static final int WITHDRAWAL = 4;

    private final TemplateSets templates;

    IpfixTemplates(TemplateSets templates) {
        this.templates = templates;
    }

    @Override
    public boolean onSet(Visit visit, int id, int start, int end) {
        if (id != TEMPLATES && id != OPTIONS_TEMPLATES) {
            return false;
        }
        templates.begin();
        byte[] bytes = visit.datagram().bytes();
        int padding = Wire.startOfPadding(bytes, start, end);
        int at = start;
        while (at >= 0 && end - at >= 4 && at < padding) {
            if (Wire.u16(bytes, at + 2) == 0) {
                templates.ignoreWithdrawal();
                at += WITHDRAWAL;
            } else {
                at = definition(visit, id == OPTIONS_TEMPLATES, at, end);
            }
        }
        return true;
    }

    @Override
    public boolean isOptions(int id) {
        return id == OPTIONS_TEMPLATES;
    }

    private int definition(Visit visit, boolean options, int at, int end) {
        byte[] bytes = visit.datagram().bytes();
        int id = Wire.u16(bytes, at);
        int count = Wire.u16(bytes, at + 2);
        if (!options) {
            return templates.define(visit, id, at + 2, at + 4, count, -1, end);
        }
        if (end - at < 6) {
            templates.refuse(Fault.TEMPLATE_TRUNCATED, visit, id);
            return -1;
        }
        int scopes = Wire.u16(bytes, at + 4);
        if (scopes > count) {
            templates.refuse(Fault.TEMPLATE_SCOPE, visit, id);
            return -1;
        }
        return templates.define(visit, id, at + 2, at + 6, count, scopes, end);
    }
}
