package org.shrutik.machine;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.shrutik.config.JsonMapConverter;
import org.shrutik.recogniser.Segment;

/** What a job came to. */
@Entity
@Table(name = "machine_results")
public class MachineResult {
  @Id
  @Column(name = "job_id")
  private Long jobId;

  private String segments;

  @Convert(converter = JsonMapConverter.class)
  private Map<String, Object> metadata;

  protected MachineResult() {}

  MachineResult(long jobId, List<Segment> segments, Map<String, Object> metadata) {
    this.jobId = jobId;
    this.segments = SegmentJson.write(segments);
    this.metadata = metadata;
  }

  public List<Segment> segments() {
    return SegmentJson.read(segments);
  }

  public Map<String, Object> getMetadata() {
    return metadata;
  }
}
