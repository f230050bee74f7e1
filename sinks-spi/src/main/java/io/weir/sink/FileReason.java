// SPDX-License-Identifier: Apache-2.0
package io.weir.sink;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Why a file or folder could not be used, in words for a message: Java says it by the class of the exception, whose
 * text is often the file's name alone. Sinks and commands put it behind the name of the flag and the file. Any thread.
 */
public final class FileReason {
    private FileReason() {
    }

    /** The reason, without the file's name, to stand behind a colon; never null nor empty. */
    public static String of(IOException failure) {
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
        String said = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return said == null || said.isEmpty() ? failure.toString() : begun(said);
    }

    /** The system's sentences begin with a capital letter. */
    private static String begun(String said) {
        boolean sentence = said.length() > 1 && Character.isLowerCase(said.charAt(1));
        return sentence ? Character.toLowerCase(said.charAt(0)) + said.substring(1) : said;
    }
}
