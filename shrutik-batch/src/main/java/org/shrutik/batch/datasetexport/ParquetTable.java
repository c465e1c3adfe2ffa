package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Apache Parquet, version 1 pages without compression: string, int64 and double columns, any of
 * which may be null. Row groups are small, so memory does not grow with the table.
 */
final class ParquetTable implements RecordTable {
  private static final long ROW_GROUP_BYTES = 4L << 20;
  private static final int PAGE_BYTES = 1 << 18;

  private final ParquetWriter<Object[]> writer;

  ParquetTable(List<Column> columns, Spool spool) throws IOException {
    writer =
        new Builder(new Positions(spool.stream()), columns)
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .build();
  }

  @Override
  public void add(Object... values) throws IOException {
    writer.write(values);
  }

  @Override
  public void end() throws IOException {
    writer.close();
  }

  private static MessageType schema(List<Column> columns) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (Column column : columns) {
      switch (column.kind()) {
        case TEXT ->
            message
                .optional(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(column.name());
        case WHOLE -> message.optional(PrimitiveTypeName.INT64).named(column.name());
        case DECIMAL -> message.optional(PrimitiveTypeName.DOUBLE).named(column.name());
      }
    }
    return message.named("record");
  }

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final List<Column> columns;

    Builder(OutputFile file, List<Column> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // The one method that must be there is a deprecated one.
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new Rows(columns);
    }
  }

  /** Hands the values of a record to the encoder. */
  private static final class Rows extends WriteSupport<Object[]> {
    private final List<Column> columns;
    private RecordConsumer consumer;

    Rows(List<Column> columns) {
      this.columns = columns;
    }

    @Override
    public String getName() {
      return "record";
    }

    @Override
    @SuppressWarnings("deprecation") // The same.
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema(columns), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      consumer = recordConsumer;
    }

    @Override
    public void write(Object[] values) {
      consumer.startMessage();
      for (int i = 0; i < values.length; i++) {
        if (values[i] != null) {
          consumer.startField(columns.get(i).name(), i);
          write(columns.get(i).kind(), values[i]);
          consumer.endField(columns.get(i).name(), i);
        }
      }
      consumer.endMessage();
    }

    private void write(Kind kind, Object value) {
      switch (kind) {
        case TEXT -> consumer.addBinary(Binary.fromString((String) value));
        case WHOLE -> consumer.addLong(((Number) value).longValue());
        case DECIMAL -> consumer.addDouble(((Number) value).doubleValue());
      }
    }
  }

  /** A stream that knows how far it is. Closing it closes nothing: the spool has more to do. */
  private static final class Positions extends PositionOutputStream implements OutputFile {
    private final OutputStream out;
    private long position;

    Positions(OutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return position;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      position++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      position += length;
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.flush();
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
      return this;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
      return this;
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
