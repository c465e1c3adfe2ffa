package org.shrutik.account;

/**
 * What a login yields.
 *
 * @param expiresIn seconds for which the access token is good
 */
public record TokenPair(String accessToken, String refreshToken, long expiresIn, User user) {}
