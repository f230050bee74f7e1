// SPDX-License-Identifier: Apache-2.0
package io.weir.dist;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** All classes of Weir but those of tests, read once: that takes seconds. */
public final class WeirClasses {
    /** The classes. */
    public static final JavaClasses ALL = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.weir");

    private WeirClasses() {
    }
}
