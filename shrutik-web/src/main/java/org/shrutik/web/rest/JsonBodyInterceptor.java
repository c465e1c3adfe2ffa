package org.shrutik.web.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;

/** Has bodies of JSON looked at while they are read. */
@Provider
public class JsonBodyInterceptor implements ReaderInterceptor {
  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    MediaType type = body.getMediaType();
    if (type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
      body.setInputStream(new WellFormedJson(body.getInputStream()));
    }
    return body.proceed();
  }
}
