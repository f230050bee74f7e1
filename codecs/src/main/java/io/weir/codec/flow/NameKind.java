// SPDX-License-Identifier: Apache-2.0
package io.weir.codec.flow;

import io.weir.codec.template.Layout;

/** What options data says in words of something that has a number, and the elements that say it. */
public enum NameKind {
    /** interfaceName. */
    INTERFACE_NAME(NameKey.INTERFACE, 82),
    /** interfaceDescription. */
    INTERFACE_DESCRIPTION(NameKey.INTERFACE, 83),
    /** applicationName. */
    APPLICATION_NAME(NameKey.APPLICATION, 96),
    /** applicationDescription. */
    APPLICATION_DESCRIPTION(NameKey.APPLICATION, 94),
    /** applicationCategoryName; before it Cisco's 12232, which v9 numbers 45000. */
    APPLICATION_CATEGORY(NameKey.APPLICATION, 372, 45_000),
    /** applicationSubCategoryName; before it Cisco's 12233. */
    APPLICATION_SUB_CATEGORY(NameKey.APPLICATION, 373, 45_001),
    /** applicationGroupName; before it Cisco's 12234. */
    APPLICATION_GROUP(NameKey.APPLICATION, 374, 45_002),
    /** p2pTechnology. */
    APPLICATION_P2P(NameKey.APPLICATION, 288),
    /** tunnelTechnology. */
    APPLICATION_TUNNEL(NameKey.APPLICATION, 289),
    /** encryptedTechnology. */
    APPLICATION_ENCRYPTED(NameKey.APPLICATION, 290),
    /** VRFname. */
    VRF_NAME(NameKey.VRF, 236),
    /** selectorName; before it samplerName. */
    SAMPLER_NAME(NameKey.SAMPLER, 335, 84),
    /** className. */
    CLASS_NAME(NameKey.CLASS, 100),
    /** observationDomainName. */
    DOMAIN_NAME(NameKey.DOMAIN, 300);

    /** Enterprise of the elements that v9 numbers from 32,768 on. */
    private static final long CISCO = 9;
    private static final int V9_ENTERPRISE = 32_768;
    private static final NameKind[] ALL = values();

    private final NameKey key;
    private final int element;
    /** The element that said it before there was that of IANA; -1 for none. */
    private final int former;

    NameKind(NameKey key, int element) {
        this(key, element, -1);
    }

    NameKind(NameKey key, int element, int former) {
        this.key = key;
        this.element = element;
        this.former = former;
    }

    /** Of what. */
    public NameKey key() {
        return key;
    }

    /** The kind with that ordinal. */
    static NameKind at(int ordinal) {
        return ALL[ordinal];
    }

    /** The field of an options layout that says it, -1 for none. */
    int field(Layout layout) {
        int field = layout.indexOf(0, element);
        if (field < 0 && former >= 0) {
            field = layout.indexOf(0, former);
            field = field < 0 && former >= V9_ENTERPRISE ? layout.indexOf(CISCO, former - V9_ENTERPRISE) : field;
        }
        return field;
    }
}
