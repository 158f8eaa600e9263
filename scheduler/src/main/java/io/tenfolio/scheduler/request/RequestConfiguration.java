package io.tenfolio.scheduler.request;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The desk that answers requests.
@Configuration(proxyBeanMethods = false)
@Import({Replays.class, RequestDesk.class, RequestedRuns.class})
public class RequestConfiguration {}
