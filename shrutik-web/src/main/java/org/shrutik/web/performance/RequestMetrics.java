package org.shrutik.web.performance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Snapshot;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/**
 * How often each endpoint was asked, what it answered and how long it took, on this node since its
 * start: MicroProfile Metrics, so the same figures are at {@code /metrics}.
 */
@ApplicationScoped
public class RequestMetrics {
  private static final String TIMES = "http_requests";
  private static final String ANSWERS = "http_responses_total";
  private static final double NANOS_A_MILLI = 1e6;
  private static final int FIRST_ERROR = 400;
  private static final int FIRST_FAULT = 500;

  @Inject private MetricRegistry registry;

  private final Map<Endpoint, Measures> endpoints = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();

  /** A resource method by its template, {@code GET /chunks/{id}/audio}. */
  public record Endpoint(String method, String path) {}

  private record Measures(Timer times, Map<Integer, Counter> answers) {}

  void begin() {
    open.incrementAndGet();
  }

  void end(Endpoint endpoint, int status, long nanos) {
    open.decrementAndGet();
    Measures measures = endpoints.computeIfAbsent(endpoint, this::measures);
    measures.times().update(Duration.ofNanos(nanos));
    measures.answers().computeIfAbsent(status, s -> answers(endpoint, s)).inc();
  }

  private Measures measures(Endpoint endpoint) {
    return new Measures(
        registry.timer(
            TIMES, new Tag("method", endpoint.method()), new Tag("path", endpoint.path())),
        new ConcurrentHashMap<>());
  }

  private Counter answers(Endpoint endpoint, int status) {
    return registry.counter(
        ANSWERS,
        new Tag("method", endpoint.method()),
        new Tag("path", endpoint.path()),
        new Tag("status", Integer.toString(status)));
  }

  /** How many requests are being answered now. */
  public int open() {
    return open.get();
  }

  /** The endpoints that were asked, most often first. */
  public List<EndpointFigures> figures() {
    return endpoints.entrySet().stream()
        .map(entry -> figures(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(EndpointFigures::count).reversed())
        .toList();
  }

  private static EndpointFigures figures(Endpoint endpoint, Measures measures) {
    Map<Integer, Long> answers = new TreeMap<>();
    measures.answers().forEach((status, counter) -> answers.put(status, counter.getCount()));
    Snapshot snapshot = measures.times().getSnapshot();
    Map<Double, Double> percentiles = new TreeMap<>();
    for (Snapshot.PercentileValue value : snapshot.percentileValues()) {
      percentiles.put(value.getPercentile(), value.getValue() / NANOS_A_MILLI);
    }
    return new EndpointFigures(
        endpoint.method(),
        endpoint.path(),
        measures.times().getCount(),
        count(answers, FIRST_ERROR),
        count(answers, FIRST_FAULT),
        answers,
        snapshot.getMean() / NANOS_A_MILLI,
        percentiles.get(0.5),
        percentiles.get(0.95),
        percentiles.get(0.99));
  }

  private static long count(Map<Integer, Long> answers, int from) {
    return answers.entrySet().stream()
        .filter(answer -> answer.getKey() >= from)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * One endpoint; mean and percentiles of the times in milliseconds until the answer's body begins.
   *
   * @param errors answers from 400 on
   * @param faults answers from 500 on
   */
  public record EndpointFigures(
      String method,
      String path,
      long count,
      long errors,
      long faults,
      Map<Integer, Long> statuses,
      Double mean,
      Double p50,
      Double p95,
      Double p99) {}
}
