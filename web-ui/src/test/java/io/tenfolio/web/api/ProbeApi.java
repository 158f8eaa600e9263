package io.tenfolio.web.api;

import io.tenfolio.access.Scope;
import io.tenfolio.audit.AuditEntry;
import io.tenfolio.db.Transactions;
import io.tenfolio.db.audit.AuditTrail;
import io.tenfolio.web.security.CurrentPerson;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// An endpoint of each kind, for tests of what all endpoints stand on. Its effect is a line in the audit trail.
@RestController
@RequestMapping("/api/v1/probe")
class ProbeApi {
    static final String EFFECT = "PROBED";

    private final Transactions transactions;
    private final AuditTrail audit;
    private final CurrentPerson person;
    final AtomicInteger calls = new AtomicInteger();

    ProbeApi(Transactions transactions, AuditTrail audit, CurrentPerson person) {
        this.transactions = transactions;
        this.audit = audit;
        this.person = person;
    }

    enum Colour {
        RED,
        GREEN
    }

    record Line(@NotNull @Valid Amount price, @NotNull BigDecimal quantity) {}

    record Ask(
            @NotNull @Size(min = 1, max = 20) String name,
            @Nullable Integer count,
            @Nullable Colour colour,
            @Nullable Instant at,
            @Nullable LocalDate day,
            @Nullable Long id,
            @Valid @Nullable List<Line> lines) {}

    record Told(String name, @Nullable BigDecimal sum) {}

    @PostMapping
    @NeedsScope(Scope.LEDGER_WRITE)
    ResponseEntity<Told> post(@Valid @RequestBody Ask ask) {
        calls.incrementAndGet();
        transactions.run(() ->
                audit.write(new AuditEntry(person.get().login(), EFFECT, ask.name(), "", "", "")));
        if (ask.name().equals("fail")) {
            throw new IllegalStateException("secret inner words");
        }
        if (ask.name().equals("refuse")) {
            throw new RefusedFields("name", "is refused");
        }
        var sum =
                ask.lines() == null
                        ? null
                        : ask.lines().stream()
                                .map(line -> line.price().amount().multiply(line.quantity()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return ResponseEntity.created(URI.create("/api/v1/probe/1"))
                .body(new Told(ask.name(), sum));
    }

    @PutMapping("/{id}")
    @NeedsScope(Scope.LEDGER_WRITE)
    Told put(@PathVariable long id, @Valid @RequestBody Ask ask) {
        if (ask.id() != null) {
            RefusedFields.mustAgree("id", id, ask.id());
        }
        return new Told(ask.name(), null);
    }

    @GetMapping("/{id}")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    Told get(@PathVariable long id) {
        throw new NotThere("probe");
    }

    @GetMapping("/numbers")
    @NeedsScope(Scope.PORTFOLIOS_READ)
    Page<Long> numbers(@Valid PageAsk ask) {
        long after = ask.numberKey().orElse(0L);
        var found =
                LongStream.rangeClosed(after + 1, Math.min(25, after + ask.oneMore()))
                        .boxed()
                        .toList();
        return Page.of(found, ask, number -> Long.toString(number));
    }

    /// Nobody said who may: shut.
    @GetMapping("/forgotten")
    Told forgotten() {
        return new Told("open", null);
    }
}
