package org.shrutik.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.shrutik.config.Settings;

/**
 * Signs access tokens (RS256). The server verifies them by MicroProfile JWT. Claims: {@code sub}
 * the user id, {@code upn} the address, {@code groups} the role and {@code user}, {@code sid} the
 * family of refresh tokens that the token belongs to.
 */
@ApplicationScoped
public class AccessTokens {
  public static final String ISSUER = "shrutik";
  public static final String ANY_USER = "user";
  public static final String FAMILY_CLAIM = "sid";

  private volatile PrivateKey key;

  String sign(User user, String family, Instant now) {
    Duration life = Duration.ofMinutes(Settings.TOKEN_ACCESS_MINUTES.asLong());
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .subject(String.valueOf(user.getId()))
            .claim("upn", user.getEmail())
            .claim("groups", List.of(ANY_USER, user.getRole().wire()))
            .claim(FAMILY_CLAIM, family)
            .jwtID(UUID.randomUUID().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(life)))
            .build();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build(), claims);
    try {
      jwt.sign(new RSASSASigner(key()));
    } catch (JOSEException e) {
      throw new IllegalStateException("The access token could not be signed", e);
    }
    return jwt.serialize();
  }

  /** A token that this site has signed and that is still good. */
  record Verified(int userId, String family) {}

  /** What a token says, where the server itself does not verify it; nothing if it is worthless. */
  Optional<Verified> verify(String token, Instant now) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      RSAPrivateCrtKey own = (RSAPrivateCrtKey) key();
      RSAPublicKey known =
          (RSAPublicKey)
              KeyFactory.getInstance("RSA")
                  .generatePublic(new RSAPublicKeySpec(own.getModulus(), own.getPublicExponent()));
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      if (!jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
          || !jwt.verify(new RSASSAVerifier(known))
          || !ISSUER.equals(claims.getIssuer())
          || claims.getExpirationTime() == null
          || !claims.getExpirationTime().toInstant().isAfter(now)) {
        return Optional.empty();
      }
      return Optional.of(
          new Verified(Integer.parseInt(claims.getSubject()), claims.getStringClaim(FAMILY_CLAIM)));
    } catch (ParseException | JOSEException | GeneralSecurityException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private PrivateKey key() {
    PrivateKey known = key;
    if (known == null) {
      known = read();
      key = known;
    }
    return known;
  }

  private static PrivateKey read() {
    Path file =
        Settings.TOKEN_PRIVATE_KEY
            .text()
            .map(Path::of)
            .orElseGet(() -> Settings.DATA_DIR.asPath().resolve("keys/token-private.pem"));
    try {
      String pem = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "No usable key for access tokens: " + Settings.TOKEN_PRIVATE_KEY.key(), e);
    }
  }
}
