// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.DecoderSettings.TemplateScope;
import io.weir.codec.exporter.Datagram;

/**
 * Whether the templates of one source port serve data of another: only if both are shown to be one device. Behind an
 * address translator many routers share an address; reading one's data with another's template is worse than waiting.
 */
final class Sharing {
    private final TemplateScope scope;

    Sharing(TemplateScope scope) {
        this.scope = scope;
    }

    /** Whether {@code lender}'s templates serve a datagram of {@code own} that is being read now. */
    boolean serves(Session own, Session lender, Datagram datagram) {
        if (own == lender || scope == TemplateScope.ADDRESS) {
            return true;
        }
        if (scope == TemplateScope.PORT) {
            return false;
        }
        if (datagram.protocol().hasUptime()) {
            return lender.sameBoot(datagram);
        }
        return own.stream() == lender.stream() || lender.stream().continues(datagram.sequence());
    }

    /**
     * Whether {@code other}, of whatever domain, is the device that sent {@code datagram} as {@code own}. That a number
     * happens to go on is not enough: what is taken over is not seen to be wrong, as data that does not fit is.
     */
    boolean isOneDevice(Session own, Session other, Datagram datagram) {
        if (own == other) {
            return true;
        }
        if (own.domain.protocol != other.domain.protocol) {
            return false;
        }
        if (scope == TemplateScope.ADDRESS || own.port == other.port) {
            return true;
        }
        return scope == TemplateScope.DEVICE
            && (datagram.protocol().hasUptime() ? other.sameBoot(datagram) : own.stream() == other.stream());
    }

    /**
     * Whether a template that {@code lender} sends now serves a set that waits: not where its own source port's was
     * refused. What waits for long is further back than a gap may be; then it counts how far its source port has come
     * since.
     */
    boolean serves(LateSet late, Session lender) {
        if (late.session != lender && late.session.isRefused(late.templateId)) {
            return false;
        }
        if (late.session == lender || scope != TemplateScope.DEVICE || late.datagram().protocol().hasUptime()) {
            return serves(late.session, lender, late.datagram());
        }
        return late.session.stream() == lender.stream() || Stream.follows(late.datagram().sequence(), lender.sequence)
            || Stream.follows(late.session.sequence, lender.sequence);
    }

    /**
     * The stream that a new source port of v5, v9 or sFlow goes on with: one of its domain whose sender booted when its
     * own did and which its number continues; null for none. IPFIX counts for each source port: RFC 7011 section 3.1.
     */
    Stream continuedBy(Domain domain, Datagram datagram) {
        if (scope == TemplateScope.PORT || !datagram.protocol().hasUptime()) {
            return null;
        }
        for (int i = domain.sessions.size() - 1; i >= 0; i--) {
            Stream stream = domain.sessions.get(i).stream();
            if (stream.isContinuedBy(datagram)) {
                return stream;
            }
        }
        return null;
    }

    /** Both count one sequence from now on; where senders tell when they booted, {@link #continuedBy} saw to that. */
    void join(Session own, Session lender) {
        if (scope == TemplateScope.DEVICE && !own.domain.protocol.hasUptime()) {
            own.join(lender);
        }
    }
}
