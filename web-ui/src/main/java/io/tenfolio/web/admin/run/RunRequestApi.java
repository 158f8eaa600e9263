package io.tenfolio.web.admin.run;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tenfolio.access.Scope;
import io.tenfolio.web.api.NeedsScope;
import io.tenfolio.web.api.NotThere;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What became of what was asked of the schedulers, for programs.
@RestController
@RequestMapping("/api/v1/run-requests")
@Tag(name = "Runs")
class RunRequestApi {
    private final RunService service;

    RunRequestApi(RunService service) {
        this.service = service;
    }

    @GetMapping("/{request}")
    @NeedsScope(Scope.OPERATIONS_READ)
    @Operation(
            summary = "What became of a request",
            description =
                    "OPEN until a scheduler has taken it, then DONE or REFUSED with the reason.")
    RequestBrief request(@PathVariable long request) {
        return service.request(request)
                .map(RequestBrief::of)
                .orElseThrow(() -> new NotThere("request"));
    }
}
