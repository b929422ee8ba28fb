package org.broadsheet.index;

import org.broadsheet.problem.ProblemType;

/**
 * The explanation of a kind of problem.
 *
 * @param type its path, as in the member {@code type} of problem documents
 * @param status the HTTP status of its answers
 * @param meaning what has happened
 * @param remedy what to do about it
 */
public record ProblemView(String type, String title, int status, String meaning, String remedy) {

    static ProblemView of(ProblemType type) {
        return new ProblemView(type.path(), type.title(), type.status(), type.meaning(), type.remedy());
    }
}
