// SPDX-License-Identifier: Apache-2.0
package io.weir.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/**
 * Why a file, folder or address cannot be used, in words for users: the system's exceptions say it by the names of
 * classes, and some by nothing but a file's name. Any thread.
 */
public final class Reason {
    private Reason() {
    }

    /**
     * In words, without the file's name where the exception has it apart: who knows the name tells it.
     *
     * @param failure what was thrown
     * @return one line, not empty; begins with a small letter where it begins with a word of the system
     */
    public static String of(Throwable failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() != null) {
            return of(failure.getCause());
        }
        if (failure instanceof FileSystemException system) {
            return of(system);
        }
        String words = withoutMessage(failure);
        return words != null ? words : message(failure);
    }

    /** The same behind the file's name, for who does not know which file it is about. */
    public static String withFile(Throwable failure) {
        Throwable at = failure instanceof UncheckedIOException && failure.getCause() != null
            ? failure.getCause() : failure;
        return at instanceof FileSystemException system && system.getFile() != null
            ? system.getFile() + ": " + of(at) : of(at);
    }

    private static String of(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        if (failure instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        if (failure instanceof FileSystemLoopException) {
            return "its links lead in a circle";
        }
        return failure.getReason() == null ? words(failure) : oneLine(failure.getReason());
    }

    /** Of those whose message is no sentence; null for others. */
    private static String withoutMessage(Throwable failure) {
        if (failure instanceof CharacterCodingException) {
            return "not text in UTF-8";
        }
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "the host is not known";
        }
        if (failure instanceof ClosedChannelException) {
            return "it was closed";
        }
        if (failure instanceof EOFException) {
            return "it ends in the middle";
        }
        return failure instanceof InvalidPathException path ? "not a path: " + oneLine(path.getReason()) : null;
    }

    /** A cause that was wrapped without words of its own left its class's name in the message. */
    private static String message(Throwable failure) {
        Throwable cause = failure.getCause();
        String said = failure.getMessage();
        if (cause != null && (said == null || said.equals(cause.toString()))) {
            return of(cause);
        }
        return said == null || said.isBlank() ? words(failure) : oneLine(said);
    }

    private static String oneLine(String text) {
        String line = text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
        boolean word = line.length() > 1 && Character.isLowerCase(line.charAt(1)) || line.startsWith("A ");
        return word ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
    }

    /** The class's name as words: {@code ClosedByInterruptException} is {@code closed by interrupt}. */
    private static String words(Throwable failure) {
        if (failure.getClass() == IOException.class) {
            return "reading or writing failed";
        }
        return failure.getClass().getSimpleName().replaceFirst("(?<=.)(Exception|Error)$", "")
            .replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
