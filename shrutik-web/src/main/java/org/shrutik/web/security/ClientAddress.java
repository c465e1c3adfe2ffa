package org.shrutik.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.shrutik.config.AddressRange;
import org.shrutik.config.Settings;

/**
 * Where a request comes from. What a proxy tells of it is believed only of proxies that the site
 * trusts: the address is the last one in {@code X-Forwarded-For} that none of them has.
 */
@ApplicationScoped
public class ClientAddress {
  private final List<AddressRange> trusted =
      AddressRange.parseAll(Settings.HTTP_TRUSTED_PROXIES.value());

  /** The address of the client, as digits. */
  public String of(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    List<String> hops = new ArrayList<>();
    request
        .getHeaders("X-Forwarded-For")
        .asIterator()
        .forEachRemaining(line -> hops.addAll(List.of(line.split(",", -1))));
    for (int i = hops.size() - 1; i >= 0 && isTrusted(address); i--) {
      String hop = hops.get(i).strip();
      if (!AddressRange.isAddress(hop)) {
        return address;
      }
      address = hop;
    }
    return address;
  }

  /** Whether the client's connection is encrypted, here or at a trusted proxy. */
  public boolean isSecure(HttpServletRequest request) {
    return request.isSecure()
        || (isTrusted(request.getRemoteAddr())
            && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  private boolean isTrusted(String address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }
}
