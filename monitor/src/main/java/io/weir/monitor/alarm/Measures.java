// SPDX-License-Identifier: Apache-2.0
package io.weir.monitor.alarm;

import io.weir.codec.DecoderSettings;

/** The figures of a window that alarms are about. */
enum Measures implements WindowCheck.Measure {
    /** The share that was lost on the way. */
    LOSS {
        @Override
        public double of(Figures base, Figures now, double seconds) {
            return now.lossPercent(base);
        }

        @Override
        public String text(double value) {
            return Words.number(value) + " % of what it sent in 30 s was lost on the way";
        }
    },
    /** Flows a second. */
    VOLUME {
        @Override
        public double of(Figures base, Figures now, double seconds) {
            return (now.flows - base.flows) / seconds;
        }

        @Override
        public String text(double value) {
            return "it sent " + Words.number(value) + " flows/s over 30 s";
        }
    },
    /** Templates that were refused. */
    TEMPLATES {
        @Override
        public double of(Figures base, Figures now, double seconds) {
            return now.refusedTemplates - base.refusedTemplates;
        }

        @Override
        public String text(double value) {
            return Words.number(value) + " templates of it were refused in 30 s";
        }
    },
    /** Output for each byte that came. */
    EXPANSION {
        @Override
        public double of(Figures base, Figures now, double seconds) {
            long bytes = now.bytes - base.bytes;
            return bytes <= 0 ? 0 : (double) DecoderSettings.RECORD_BYTES * (now.flows - base.flows) / bytes;
        }

        @Override
        public String text(double value) {
            return "its records are some " + Words.number(value) + " times the bytes it sent in 30 s";
        }
    }
}
