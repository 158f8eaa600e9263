package io.tenfolio.web.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Fields of a request are wrong; the client is told which and why.
public final class RefusedFields extends RuntimeException {
    private final transient List<FieldProblem> fields;

    public RefusedFields(List<FieldProblem> fields) {
        super("Refused: " + fields);
        this.fields = List.copyOf(fields);
    }

    public RefusedFields(String field, String message) {
        this(List.of(new FieldProblem(field, message)));
    }

    /// A body may repeat the id of the path or leave it out, but name no other.
    ///
    /// @throws RefusedFields if it does
    public static void mustAgree(String field, Object ofPath, @Nullable Object ofBody) {
        if (ofBody != null && !ofPath.equals(ofBody)) {
            throw new RefusedFields(
                    field, "is %s here, but %s in the path".formatted(ofBody, ofPath));
        }
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
