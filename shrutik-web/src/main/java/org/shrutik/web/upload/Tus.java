package org.shrutik.web.upload;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that speaks tus: {@link TusVersionFilter} looks at its requests and answers. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface Tus {
  String VERSION = "1.0.0";
  String EXTENSIONS = "creation,expiration,termination";
  String RESUMABLE = "Tus-Resumable";
  String OFFSET = "Upload-Offset";
  String LENGTH = "Upload-Length";
  String METADATA = "Upload-Metadata";
  String EXPIRES = "Upload-Expires";

  /** The type of a piece. */
  String PIECE = "application/offset+octet-stream";
}
