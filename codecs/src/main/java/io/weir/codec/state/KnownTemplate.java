// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.state;

import io.weir.codec.element.Element;
import io.weir.codec.element.ElementRegistry;
import io.weir.codec.element.TaughtElements;
import io.weir.codec.exporter.Exporter;
import io.weir.codec.protocol.Protocol;
import io.weir.codec.template.Layout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A template as others than its decoder may see it. All but the count and the mark are final; these are written by the
 * decoder's thread alone and read by any.
 */
public final class KnownTemplate {
    private static final VarHandle RECEIVED;

    static {
        try {
            RECEIVED = MethodHandles.lookup().findVarHandle(KnownTemplate.class, "received", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Exporter exporter;
    private final int port;
    private final Protocol protocol;
    private final long domain;
    private final int id;
    private final boolean options;
    private final Layout layout;
    private final TaughtElements taught;
    private long received;
    private volatile boolean unconfirmed;

    /** The template of a session; {@code received} goes on counting what an older definition of it had. */
    KnownTemplate(Exporter exporter, Session session, Template template, long received) {
        this.exporter = exporter;
        this.port = session.port;
        this.protocol = session.domain.protocol;
        this.domain = session.domain.id;
        this.id = template.id();
        this.options = template.isOptions();
        this.layout = template.layout();
        this.taught = session.taught;
        this.received = received;
    }

    void addReceived() {
        RECEIVED.setOpaque(this, received + 1);
    }

    void unconfirmed(boolean now) {
        unconfirmed = now;
    }

    /**
     * The element of field {@code i}, also one that its exporter has named itself; not for scopes of NetFlow v9.
     *
     * @return null if nobody knows it
     */
    public Element element(int i) {
        long enterprise = layout.enterprise(i);
        Element known = enterprise == Layout.ENTERPRISE_ZERO ? null : ElementRegistry.find(enterprise, layout.id(i));
        return known == null ? taught.find(enterprise, layout.id(i)) : known;
    }

    /** Who defined it. */
    public Exporter exporter() {
        return exporter;
    }

    /** The source port that defined it. */
    public int port() {
        return port;
    }

    /** What it was defined in. */
    public Protocol protocol() {
        return protocol;
    }

    /** IPFIX observation domain or v9 source id. */
    public long domain() {
        return domain;
    }

    /** Its number, 256 to 65,535. */
    public int id() {
        return id;
    }

    /** Whether its records are options data. */
    public boolean isOptions() {
        return options;
    }

    /** Its fields. */
    public Layout layout() {
        return layout;
    }

    /** How often it was received since it, or an older definition of the same number and kind, became known. */
    public long received() {
        return (long) RECEIVED.getOpaque(this);
    }

    /** Whether it is of before a restart, and its exporter has not sent it again since. */
    public boolean isUnconfirmed() {
        return unconfirmed;
    }
}
