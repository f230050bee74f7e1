// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.netflow9;

import io.weir.codec.flow.Fault;
import io.weir.codec.walk.SetLoop;
import io.weir.codec.walk.TemplateSets;
import io.weir.codec.walk.Visit;
import io.weir.codec.wire.Wire;

/** Template and options template flowsets, RFC 3954 sections 5.2 and 6.1. */
final class NetFlow9Templates implements SetLoop.Definitions {
    private static final int TEMPLATES = 0;
    private static final int OPTIONS_TEMPLATES = 1;
    private static final int SPECIFIER = 4;

    private final TemplateSets templates;

    NetFlow9Templates(TemplateSets templates) {
        this.templates = templates;
    }

    @Override
    public boolean onSet(Visit visit, int id, int start, int end) {
        switch (id) {
            case TEMPLATES -> templates(visit, start, end);
            case OPTIONS_TEMPLATES -> optionsTemplates(visit, start, end);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isOptions(int id) {
        return id == OPTIONS_TEMPLATES;
    }

    private void templates(Visit visit, int start, int end) {
        templates.begin();
        byte[] bytes = visit.datagram().bytes();
        int padding = Wire.startOfPadding(bytes, start, end);
        int at = start;
        while (at >= 0 && end - at >= 4 && at < padding) {
            int id = Wire.u16(bytes, at);
            int count = Wire.u16(bytes, at + 2);
            at = templates.define(visit, id, at + 2, at + 4, count, -1, end);
        }
    }

    private void optionsTemplates(Visit visit, int start, int end) {
        templates.begin();
        byte[] bytes = visit.datagram().bytes();
        int padding = Wire.startOfPadding(bytes, start, end);
        int at = start;
        while (at >= 0 && end - at >= 6 && at < padding) {
            int id = Wire.u16(bytes, at);
            int scopes = Wire.u16(bytes, at + 2);
            int options = Wire.u16(bytes, at + 4);
            if (scopes % SPECIFIER != 0 || options % SPECIFIER != 0) {
                templates.refuse(Fault.TEMPLATE_SCOPE, visit, id);
                at = Math.min(end, at + 6 + scopes + options);
            } else {
                at = templates.define(visit, id, at + 2, at + 6, (scopes + options) / SPECIFIER, scopes / SPECIFIER,
                    end);
            }
        }
    }
}
