// SPDX-License-Identifier: Apache-2.0
package io.weir.log;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What Weir logs: each line has the id of one of these as the attribute {@code event}, which never changes, whatever
 * becomes of the words. Lines about what is wrong with an exporter's datagrams have the id of their fault instead
 * ({@link #id(Enum)}). {@code docs/logs.md} is written from here.
 */
public enum Event {
    STARTING(Level.INFO, "Weir begins; its version and Java's", "nothing"),
    READY(Level.INFO, "all sockets are open; how long the start took", "nothing"),
    STOPPING(Level.INFO, "a signal asked Weir to stop", "nothing"),
    STOPPED(Level.INFO, "sinks are closed; only the HTTP server is closed after it", "nothing"),
    START_FAILED(Level.ERROR, "a sink, a socket or the HTTP server cannot be opened; Weir ends with exit code 1",
        "what the line says"),
    STOPPED_BY_SINK(Level.ERROR, "a sink cannot go on and its `on-error` is `stop`; Weir ends with exit code 1",
        "put the cause right, start Weir again"),
    THREAD_ENDED(Level.ERROR, "a thread ended by a defect; [threads](threads.md) says what that costs",
        "report it, with the line's `stack`; start Weir again if `/ready` is 503"),
    THREAD_FAILED(Level.ERROR, "a thread met a defect or the system's limit, and goes on; at most one line a minute",
        "for \"unable to create native thread\" allow more (`TasksMax`, `pids.max`, `ulimit -u`); else report it"),
    THREADS_EXHAUSTED(Level.ERROR, "the system gives Weir no more threads; the one kept for SIGTERM is given up for it",
        "allow more (`TasksMax`, `pids.max`, `ulimit -u`), start Weir again"),
    LOG_LINES_DROPPED(Level.WARN, "who reads stderr did not keep up; `lines` of the log are missing before this one",
        "look at what reads Weir's stderr: journald, docker, a pipe"),
    STOP_OVERDUE(Level.ERROR, "Weir did not end within `-stop.timeout` and ends at once, exit code 1",
        "report it, with the line's `main`; a plugin that hangs is named in it"),
    EXIT_CALLED(Level.ERROR, "code that is not Weir's ends the process by `System.exit`; what waits is still delivered",
        "the line names the plugin or library: repair it or take it out"),
    CALL_HANGS(Level.WARN, "a call into a sink or stage has not come back for seconds; Weir waits for it",
        "the line says where it waits"),
    PLUGIN_MAY_HALT(Level.WARN, "a plugin's class calls `Runtime.halt`, which ends Weir at once, what waits is lost",
        "ask its author, or take it out of `plugins/`"),
    SIGNAL_MEANINGLESS(Level.INFO, "SIGUSR1 or SIGUSR2 came, which Weir has no use for",
        "send SIGHUP to open files again"),
    SIGNAL_IGNORED(Level.INFO, "a signal was ignored when Weir was started, and stays so",
        "start Weir without `nohup` if you need SIGHUP"),
    SIGNAL_UNHANDLED(Level.WARN, "this Java does not let Weir handle a signal", "use another Java if you need it"),
    WARM_UP_SKIPPED(Level.WARN, "the warm-up did not run", "expect losses in the first seconds under load"),
    HTTP_WARM_UP_SKIPPED(Level.DEBUG, "the HTTP server did not try itself out", "nothing; the first answer is slower"),
    MEMORY_PLANNED(Level.INFO, "how the heap is shared out: the most that each part may take, in bytes", "nothing"),
    MEMORY_SHORT(Level.WARN, "together, the bounds of memory are more than three quarters of the heap",
        "what the line says; [memory](memory.md)"),
    CONFIGURATION_NOTE(Level.INFO, "something about the configuration that may not be expected", "nothing"),
    CONFIGURATION_WITHOUT_EFFECT(Level.WARN, "something was configured in vain",
        "take it out, or configure what it is about"),
    PLUGIN_REFUSED(Level.WARN, "a jar in `plugins/` cannot be used",
        "what the line says; [troubleshooting](troubleshoot.md#a-plugin-is-refused)"),
    STATISTICS(Level.INFO, "rates and losses since the last such line (`-stats.interval`)", "nothing"),
    COLLECTION_STARTED(Level.INFO, "a listener is open; its sockets, workers and rings", "nothing"),
    RECEIVER_CLOSED(Level.INFO, "a listener's sockets are closed", "nothing"),
    SOCKETS_PASSED(Level.INFO, "sockets are read that systemd or another Weir had open, and what waited in them",
        "more room in the sockets, if `dropped_before` grew: [restart](restart.md#how-much-fits-in)"),
    RECEIVER_LEFT(Level.INFO, "a listener's sockets are read no more, but stay open for the next Weir", "nothing"),
    RESTART_ROOM(Level.INFO, "how long the sockets hold what comes while nobody reads them; [restart](restart.md)",
        "raise it if a restart takes longer"),
    SOCKETS_CLOSED_UNREAD(Level.WARN, "an earlier Weir had sockets that no `-listen` of this one names",
        "send their exporters elsewhere, or name them in `-listen`"),
    TAKEOVER_BEGUN(Level.INFO, "this Weir has the sockets of another, which is asked to end", "nothing"),
    TAKEOVER_NONE(Level.INFO, "`-takeover` found no Weir at its listeners' addresses", "nothing"),
    TAKEOVER_PEER_DEAD(Level.WARN, "the other Weir died before it had ended in order; this one has its sockets",
        "find out what killed it"),
    TAKEOVER_ASKED(Level.INFO, "another Weir takes over: this one ends in order", "nothing"),
    TAKEOVER_REFUSED(Level.WARN, "a process asked for the sockets and may not have them", "what the line says"),
    TAKEOVER_NOT_OFFERED(Level.WARN, "no other Weir will be able to take over from this one", "what the line says"),
    TAKEOVER_SLOW(Level.WARN, "another Weir has the sockets of this one, and has not begun to read them for seconds",
        "look at its log; if it hangs, kill it"),
    HANDED_OVER(Level.INFO, "the other Weir collects; this one ends", "nothing"),
    TAKEOVER_GIVEN_UP(Level.WARN, "the other Weir died before it collected; this one collects again",
        "find out what killed it"),
    QUEUE_REDUCED(Level.WARN, "`queue_size` asks for more memory than there is",
        "ask for less, or give the JVM more heap"),
    SOCKET_BUFFER_SMALL(Level.WARN, "the kernel gives less receive buffer than asked for", "the `sysctl` of the line"),
    PORT_SHARED(Level.WARN, "another process has the same port and gets part of the datagrams", "stop it"),
    ONE_SOCKET_ONLY(Level.WARN, "no epoll on this system: one socket, a system call a datagram, kernel drops unknown",
        "run on Linux, by `bin/weir`, with `lib/native` in place"),
    SOCKET_FAILED(Level.ERROR, "a socket cannot be read", "look at the cause; start Weir again"),
    SOCKET_NOT_CLOSED(Level.WARN, "a socket could not be closed", "nothing"),
    DATAGRAMS_DROPPED(Level.WARN, "the kernel or the rings dropped datagrams",
        "[troubleshooting](troubleshoot.md#datagrams-were-dropped)"),
    EXPORTERS_REFUSED(Level.WARN, "datagrams of a source that `-exporters.allow` or `-exporters.deny` keeps out",
        "allow it, or find out who sends"),
    EXPORTERS_LIMITED(Level.WARN, "a source sends more datagrams than `-limit.datagrams` lets through",
        "find out why it does, or raise the limit"),
    EXPORTER_LISTS_READ(Level.INFO, "SIGHUP: the lists of exporters were read again", "nothing"),
    EXPORTER_LISTS_KEPT(Level.ERROR, "SIGHUP: the lists of exporters could not be read, the old ones stay in force",
        "put the line right that is named, send SIGHUP again"),
    STATE_RESTORED(Level.INFO, "what the last Weir learned of its exporters is known again", "nothing"),
    STATE_NOT_KEPT(Level.WARN, "templates and sampling rates are not kept over a restart",
        "give a folder that can be written with `-state.dir`, or switch it off with `-state.dir=`"),
    STATE_UNREADABLE(Level.WARN, "the state is damaged, of a newer Weir or cannot be read; Weir starts without",
        "nothing: exporters send their templates again"),
    STATE_NOT_WRITTEN(Level.WARN, "the state cannot be written; it is tried again",
        "make room, or name another folder with `-state.dir`"),
    STATE_WRITTEN_AGAIN(Level.INFO, "the state can be written again", "nothing"),
    STATE_FOLDER_STAYS(Level.DEBUG, "an old folder of state could not be removed", "remove it by hand if it bothers"),
    STATE_LOCK_LEFT(Level.WARN, "the lock of the state's folder could not be closed", "nothing"),
    TEMPLATES_REFUTED(Level.WARN, "templates of before a restart do not fit what the exporter sends now",
        "nothing: data waits until the exporter sends its templates again"),
    DATAGRAMS_UNREAD(Level.WARN, "the stop came before all datagrams were read", "find out which sink is slow"),
    WORKER_STUCK(Level.ERROR, "a worker did not end in time, what waited for it is lost",
        "find out which sink is slow; raise `-stop.timeout`"),
    OTHER_PROTOCOL(Level.WARN, "sFlow, syslog or the like comes to a port for flows; `protocol` says which, told once",
        "what the line says"),
    TEMPLATE_MISSING(Level.WARN, "data waits for its template",
        "wait for the exporter's next refresh, or shorten its template refresh interval"),
    TEMPLATE_CAME(Level.INFO, "data that waited was delivered", "nothing"),
    TEMPLATES_FORGOTTEN(Level.WARN, "there is no room for more templates, those used least were forgotten; `templates`"
        + " of them", "raise the flag that the line names, or find out who sends so many"),
    EXPORTER_FORGOTTEN(Level.WARN, "there are more exporters than `-exporters.max`",
        "raise it, or find out who forges addresses"),
    MESSAGES_LEFT_OUT(Level.WARN, "more than ten lines a minute of a kind about an exporter; `suppressed` of them",
        "look at the kind that `reason` names"),
    MESSAGES_MUTED(Level.WARN, "more than `-err.cnt` lines of one kind in `-err.int`; `suppressed` counts the rest",
        "look at the kind that `reason` names"),
    DEFECT(Level.ERROR, "an exception in a worker; the rest of the datagram is skipped",
        "report it, with the line's `stack`"),
    SINK_TROUBLE(Level.WARN, "a sink or its spool reports a failure; the line says what becomes of the records",
        "what the line says"),
    SINK_RECOVERED(Level.INFO, "a sink that failed works again", "nothing"),
    RECORDS_DROPPED(Level.WARN, "a sink has no room for records, and its policy is to drop them",
        "find out why the sink does not keep up; a larger spool or [another policy](outputs.md)"),
    CALL_FAILED(Level.WARN, "a sink or stage threw an exception; `-loglevel=debug` shows where",
        "report it to its author"),
    SPOOL_NOTE(Level.WARN, "something was wrong with what lay on disk", "what the line says"),
    DATA_ELSEWHERE(Level.WARN, "records of an earlier run wait in another folder than that of `-data.dir`",
        "what the line says; [where spools lie](state.md#one-folder)"),
    SPOOL_WAITING(Level.INFO, "records wait on disk for their sink", "nothing"),
    FILE_REOPENED(Level.INFO, "an output file was opened again after SIGHUP", "nothing"),
    FILE_NOT_REOPENED(Level.WARN, "an output file could not be opened again; the old one is written on",
        "put the cause right, send SIGHUP again"),
    OUTPUT_NOT_CLOSED(Level.WARN, "an output could not be closed properly", "look whether its end is there"),
    JOURNAL_FILE_REMOVED(Level.INFO, "a journal file was removed, as its bounds ask", "nothing"),
    JOURNAL_UNREAD_REMOVED(Level.WARN, "a journal file was removed although a reader had not read it",
        "raise the bound, or look after the reader"),
    JOURNAL_CUT(Level.WARN, "the end of a journal file is missing, by a crash", "nothing; blocks behind it are lost"),
    JOURNAL_DAMAGED(Level.WARN, "a file of a journal is damaged or empty; it is set aside, what is whole in it is read",
        "look at the disk; [damaged files](journal.md#damaged-files)"),
    JOURNAL_FAILED(Level.ERROR, "the journal cannot be written or looked after", "what the line says"),
    JOURNAL_WARNING(Level.WARN, "Chronicle Queue, which writes the journal, warns", "what the line says"),
    CLOCK_SET_BACK(Level.WARN, "the system's clock was set back", "nothing; the journal goes on by elapsed time"),
    CLOCK_DOUBTED(Level.WARN, "the host's clock cannot be right; nothing is removed by age until it is believed again",
        "[set the clock right](clock.md); if it is, nothing: Weir believes it when exporters send the same time"),
    CLOCK_BELIEVED(Level.INFO, "the host's clock is believed again; the line says why", "nothing"),
    OUTPUT_REPLACED(Level.WARN, "a file, journal, spool or state was deleted, moved or replaced while Weir had it open;"
        + " the line says where it goes on", "[leave open files alone](replaced-files.md)"),
    BATCH_TROUBLE(Level.WARN, "an API does not take batches, or refuses records",
        "what the line says; [HTTP ingest](http-ingest.md)"),
    BATCHES_TAKEN_AGAIN(Level.INFO, "an API takes batches again", "nothing"),
    HTTP_STARTED(Level.INFO, "the HTTP server is open", "nothing"),
    HTTP_CLOSED(Level.INFO, "the HTTP server is closed", "nothing"),
    HTTP_DEFECT(Level.ERROR, "an exception while answering over HTTP", "report it, with the line's `stack`"),
    ALARM_RAISED(Level.WARN, "something about an exporter that somebody should know; `alarm` says which",
        "what the line says; [alarms](alarms.md)"),
    ALARM_CLEARED(Level.INFO, "the reason of an alarm is gone", "nothing"),
    ACCOUNT_SOCKET(Level.INFO, "what became of a socket's datagrams", "see [the account](account.md)"),
    ACCOUNT_SOURCE(Level.INFO, "a source whose datagrams were refused or limited",
        "see [the account](account.md)"),
    ACCOUNT_STATE(Level.INFO, "what was kept and restored of exporters' state", "see [state](state.md)"),
    ACCOUNT_WORKER(Level.INFO, "what became of a worker's sets and records", "see [the account](account.md)"),
    ACCOUNT_FAULT(Level.INFO, "how often a fault was met", "see [the account](account.md)"),
    ACCOUNT_EXPORTER(Level.INFO, "the faults of an exporter", "see [the account](account.md)"),
    ACCOUNT_RULES(Level.INFO, "how many values were corrected, by rule",
        "see [differences](differences-from-goflow2.md)"),
    ACCOUNT_SEQUENCE(Level.INFO, "the gaps of a sequence", "see [the account](account.md#sequences)"),
    ACCOUNT_STAGE(Level.INFO, "what a stage left out", "see [the account](account.md)"),
    ACCOUNT_SINK(Level.INFO, "what became of a sink's records", "see [the account](account.md)"),
    OTHER(Level.INFO, "a line of a plugin or a library, of any level", "see its author's pages");

    /** The name of the attribute. */
    public static final String KEY = "event";

    private final Level level;
    private final String meaning;
    private final String action;

    Event(Level level, String meaning, String action) {
        this.level = level;
        this.meaning = meaning;
        this.action = action;
    }

    /** The id of a constant, also of an enum of faults: its name in lower case with hyphens. */
    public static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its id. */
    public String id() {
        return id(this);
    }

    /** The level of its lines. */
    public Level level() {
        return level;
    }

    /** What happened, in words for people. */
    public String meaning() {
        return meaning;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }

    /** Begins a line of this event; any thread. */
    public LoggingEventBuilder to(Logger logger) {
        return logger.atLevel(level).addKeyValue(KEY, id());
    }

    /** Begins a line with details that only developers want to see. */
    public LoggingEventBuilder debug(Logger logger) {
        return logger.atDebug().addKeyValue(KEY, id());
    }
}
