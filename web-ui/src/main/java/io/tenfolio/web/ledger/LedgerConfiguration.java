package io.tenfolio.web.ledger;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The beans of this feature.
@Configuration(proxyBeanMethods = false)
@Import({LedgerApi.class, LedgerService.class})
public class LedgerConfiguration {}
