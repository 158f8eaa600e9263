/// What all of REST `/api/v1` stands on: access by token, limits, problems, paging, answers that are given once.
///
/// A feature adds its `XApi` beside its service:
///
/// ```java
/// @RestController
/// @RequestMapping("/api/v1/portfolios")
/// @Tag(name = "Portfolios")
/// class PortfolioApi {
///     @GetMapping("/{id}")
///     @NeedsScope(Scope.PORTFOLIOS_READ)
///     @Operation(summary = "One portfolio")
///     PortfolioAnswer one(@PathVariable long id) {
///         return service.find(new PortfolioId(id)).map(PortfolioAnswer::of).orElseThrow(() -> new NotThere("portfolio"));
///     }
/// }
/// ```
///
/// - Import the class in the feature's `XConfiguration`. Without [io.tenfolio.web.api.NeedsScope] an endpoint refuses everybody. The scope says
///   what the token is good for; who may do what is the service's to decide, as for pages.
/// - Answers and requests are records; a field is an [io.tenfolio.web.api.Amount], a `BigDecimal` (travels as text), an `Instant`, a number or text.
///   Unknown fields, numbers with exponents, texts with control characters are refused before a method is called. Constraints of
///   `jakarta.validation` on the record's components with `@Valid @RequestBody` become `errors: [{field, message}]`.
/// - What is missing or another's: [io.tenfolio.web.api.NotThere]. A field the service refuses: [io.tenfolio.web.api.RefusedFields]. Ids of path and body:
///   [io.tenfolio.web.api.RefusedFields#mustAgree]. What cannot be now: [io.tenfolio.web.api.Conflict]. Another domain exception: an `@ExceptionHandler` in the
///   `XApi` that returns [io.tenfolio.web.api.Problems].
/// - Lists: take `@ParameterObject @Valid PageAsk`, ask the store for `limit() + 1` after the key, give back `Page.of(…)`; the `Link` header comes by itself.
/// - POST with `Idempotency-Key` is answered once by itself, in one transaction with the effect: services must use `Transactions`.
/// - Each endpoint gets a row in `EndpointAccessTest`; the document is renewed as `OpenApiTest` says.
@NullMarked
package io.tenfolio.web.api;

import org.jspecify.annotations.NullMarked;
