package io.tenfolio.web.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/// What holds for every endpoint, said once for the OpenAPI document: how to come in, what goes wrong, how often one may ask.
final class ApiDocument implements GlobalOperationCustomizer {
    private static final String TOKEN = "accessToken";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> PROBLEMS =
            new TreeMap<>(
                    Map.of(
                            "400",
                                    "The request is not valid; `errors` tells which fields and why. Nothing was done.",
                            "401",
                                    "No access token came, or it is expired, revoked, or its user is disabled.",
                            "403",
                                    "The token does not have the scope, or its user's role does not allow it.",
                            "404", "There is no such thing, or it is another's.",
                            "409",
                                    "What is there does not allow it; `detail` tells why. Nothing was done.",
                            "413", "The body is too large.",
                            "422", "The Idempotency-Key came with another request before.",
                            "429", "Too many requests: `Retry-After` tells when to come again.",
                            "500",
                                    "Something is wrong with Tenfolio; `incident` is its number in the log.",
                            "503", "The database is away or busy. Nothing was done; try again."));

    static OpenAPI frame() {
        var components =
                new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("tf_…")
                                        .description(
                                                "An access token, from the page \"Access tokens\" or `./tenfolio token LOGIN`."))
                        .addSchemas(PROBLEM, problem());
        PROBLEMS.forEach(
                (status, words) -> components.addResponses(name(status), response(status, words)));
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Tenfolio")
                                .version("1")
                                .license(new License().name("Apache-2.0"))
                                .description(
                                        """
                                        Portfolios, their figures, and the operation behind them.

                                        Money and quantities are exact decimals as text (`"1234.5600"`), instants ISO 8601 in UTC. Unknown fields are \
                                        refused. Lists are paged by key: follow `next`. A POST may carry an `Idempotency-Key`: coming again it gets the \
                                        first answer and does nothing. Errors are `application/problem+json` (RFC 9457). Each answer tells in `RateLimit` \
                                        how many requests are left.\
                                        """))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(components);
    }

    private static Schema<?> problem() {
        var field =
                new ObjectSchema()
                        .addProperty("field", new StringSchema().example("lines[0].quantity"))
                        .addProperty("message", new StringSchema().example("must not be null"));
        return new ObjectSchema()
                .description("What happened, what it means, what comes next (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri-reference"))
                .addProperty("title", new StringSchema().example("The request is not valid"))
                .addProperty("status", new IntegerSchema().example(400))
                .addProperty(
                        "detail",
                        new StringSchema().example("One field is wrong; nothing was done."))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("errors", new ArraySchema().items(field))
                .addProperty(
                        "incident",
                        new StringSchema().description("With status 500: its number in the log"));
    }

    private static ApiResponse response(String status, String words) {
        var response =
                new ApiResponse()
                        .description(words)
                        .content(
                                new Content()
                                        .addMediaType(
                                                org.springframework.http.MediaType
                                                        .APPLICATION_PROBLEM_JSON_VALUE,
                                                new MediaType()
                                                        .schema(
                                                                new Schema<>()
                                                                        .$ref(
                                                                                "#/components/schemas/"
                                                                                        + PROBLEM))));
        if (status.equals("429") || status.equals("503")) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new IntegerSchema()));
        }
        return response;
    }

    private static String name(String status) {
        return "Problem" + status;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var needs = method.getMethodAnnotation(NeedsScope.class);
        if (needs != null) {
            var scopes =
                    Arrays.stream(needs.value())
                            .map(scope -> "`" + scope.code() + "`")
                            .collect(Collectors.joining(" or "));
            var words =
                    operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
            operation.setDescription(
                    words
                            + (scopes.isEmpty()
                                    ? "Any valid token will do."
                                    : "Scope: " + scopes + "."));
        }
        boolean post = method.hasMethodAnnotation(PostMapping.class);
        if (post) {
            operation.addParametersItem(
                    new Parameter()
                            .in("header")
                            .name(AnsweredOnce.KEY)
                            .required(false)
                            .description(
                                    "A random name for this request, so that it may come again")
                            .schema(new StringSchema().minLength(8).maxLength(128)));
        }
        var responses = operation.getResponses();
        if (responses == null) {
            responses = new ApiResponses();
            operation.setResponses(responses);
        }
        boolean asks = operation.getRequestBody() != null;
        boolean parameters =
                operation.getParameters() != null && !operation.getParameters().isEmpty();
        boolean named =
                parameters
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> "path".equals(parameter.getIn()));
        for (var status : PROBLEMS.keySet()) {
            boolean possible =
                    switch (status) {
                        case "400" -> asks || parameters;
                        case "404" -> named;
                        case "409" -> !method.hasMethodAnnotation(GetMapping.class);
                        case "413" -> asks;
                        case "422" -> post;
                        default -> true;
                    };
            if (possible && !responses.containsKey(status)) {
                responses.addApiResponse(
                        status, new ApiResponse().$ref("#/components/responses/" + name(status)));
            }
        }
        return operation;
    }
}
