package org.shrutik.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.shrutik.ErrorCode;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;

@Tag("A98")
class ExportFilterTest {
  private static ExportFilter check(ExportOrder order) {
    return ExportFilter.of(order, id -> id == 1 || id == 2);
  }

  @Test
  void takesTheDocumentedSample() {
    ExportFilter filter =
        check(new ExportOrder("csv", List.of(1, 2), true, 4.0, true, "2024-01-01", "2024-12-31"));
    assertThat(filter.format()).isEqualTo(ExportFormat.CSV);
    assertThat(filter.languageIds()).containsExactly(1, 2);
    assertThat(filter.qualityThreshold()).isEqualTo(4.0);
    assertThat(filter.from()).isEqualTo(OffsetDateTime.parse("2024-01-01T00:00:00Z"));
    assertThat(filter.until()).isEqualTo(OffsetDateTime.parse("2025-01-01T00:00:00Z"));
  }

  @Test
  void takesDefaultsForWhatIsAbsent() {
    ExportFilter filter = check(new ExportOrder(null, null, null, null, null, null, null));
    assertThat(filter)
        .isEqualTo(new ExportFilter(ExportFormat.CSV, List.of(), true, null, true, null, null));
  }

  @Test
  void tellsAllFaultsAtOnce() {
    ExportOrder order =
        new ExportOrder(
            "tape", Arrays.asList(1, 9, null), null, 5.1, null, "2024-13-01", "yesterday");
    ShrutikException e = catchThrowableOfType(ShrutikException.class, () -> check(order));
    assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
    assertThat(e.issues())
        .extracting(FieldIssue::field)
        .containsExactly(
            "format",
            "language_ids[1]",
            "language_ids[2]",
            "quality_threshold",
            "date_range.start",
            "date_range.end");
  }

  @Test
  void refusesARangeThatEndsBeforeItBegins() {
    ExportOrder order = new ExportOrder(null, null, null, null, null, "2024-02-02", "2024-02-01");
    ShrutikException e = catchThrowableOfType(ShrutikException.class, () -> check(order));
    assertThat(e.issues()).extracting(FieldIssue::field).containsExactly("date_range");
    assertThat(
            check(new ExportOrder(null, null, null, null, null, "2024-02-02", "2024-02-02"))
                .until())
        .isEqualTo(OffsetDateTime.parse("2024-02-03T00:00:00Z"));
  }

  @Test
  void refusesYearsThatNoDatabaseHolds() {
    ExportOrder order =
        new ExportOrder(null, null, null, Double.NaN, null, "+999999999-12-31", "+999999999-12-31");
    ShrutikException e = catchThrowableOfType(ShrutikException.class, () -> check(order));
    assertThat(e.issues())
        .extracting(FieldIssue::field)
        .containsExactly("quality_threshold", "date_range.start", "date_range.end");
  }

  @Test
  void isOneTextHoweverItWasWritten() {
    ExportFilter one =
        check(
            new ExportOrder(
                "csv", List.of(2, 1, 2), null, 4.0, true, "2024-01-01T06:00:00+06:00", null));
    ExportFilter other =
        check(new ExportOrder(null, List.of(1, 2), true, 4d, null, "2024-01-01", null));
    assertThat(one).isEqualTo(other);
    assertThat(one.canonical()).isEqualTo(other.canonical()).contains("language_ids=[1, 2]");
  }

  @Test
  void survivesItsOwnMap() {
    ExportFilter filter =
        check(new ExportOrder("jsonl", List.of(2), false, 3.5, false, "2024-01-01", "2024-01-02"));
    assertThat(ExportFilter.ofMap(filter.asMap())).isEqualTo(filter);
    ExportFilter plain = check(new ExportOrder(null, null, null, null, null, null, null));
    Map<String, Object> map = plain.asMap();
    assertThat(map).doesNotContainKeys("quality_threshold", "language_ids", "from", "until");
    assertThat(ExportFilter.ofMap(map)).isEqualTo(plain);
  }

  @Test
  void comesBackFromItsMapWithEveryNarrowerCondition() {
    ExportFilter filter =
        check(
            new ExportOrder(
                ExportType.METADATA,
                "parquet",
                List.of(2),
                true,
                false,
                null,
                null,
                null,
                null,
                new ClipLimits(List.of(9, 7, 9), 0.5, 1.0, 20.0, 100)));
    assertThat(filter.includeAudio()).isFalse();
    assertThat(filter.limits().userIds()).containsExactly(7, 9);
    assertThat(ExportFilter.ofMap(filter.asMap())).isEqualTo(filter);
  }

  @Test
  void tellsEveryFaultOfTheNarrowerConditions() {
    ExportOrder order =
        new ExportOrder(
            ExportType.DATASET,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new ClipLimits(Arrays.asList(1, null), 1.5, 9.0, 2.0, 0));
    ShrutikException e = catchThrowableOfType(ShrutikException.class, () -> check(order));
    assertThat(e.issues())
        .extracting(FieldIssue::field)
        .containsExactly("user_ids[1]", "min_confidence", "min_duration", "max_records");
  }
}
