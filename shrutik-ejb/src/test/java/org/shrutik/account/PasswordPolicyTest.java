package org.shrutik.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PasswordPolicyTest {
  @Test
  void takesTheDocumentedSample() {
    assertThat(PasswordPolicy.refuse("secure_password", List.of())).isEmpty();
  }

  @Test
  void takesThirtyFourBengaliLetters() {
    assertThat(PasswordPolicy.refuse("আমারসোনারবাংলাআমিতোমায়ভালোবাসিচির", List.of())).isEmpty();
  }

  @Test
  void refusesLessThanEightCharacters() {
    assertThat(PasswordPolicy.refuse("x7#qLp2", List.of()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("at least 8"));
  }

  @Test
  void countsCharactersAndNotUnits() {
    String seven = "😀😁😂🤣😃😄😅";
    assertThat(PasswordPolicy.refuse(seven, List.of())).isPresent();
  }

  @Test
  void refusesMoreThanItStores() {
    assertThat(PasswordPolicy.refuse("ab7-".repeat(32), List.of())).isEmpty();
    assertThat(PasswordPolicy.refuse("ab7-".repeat(32) + "x", List.of()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("at most 128"));
  }

  @Test
  void refusesWhatEverybodyGuessesFirst() {
    assertThat(PasswordPolicy.refuse("password", List.of()))
        .hasValueSatisfying(reason -> assertThat(reason).contains("easy to guess"));
    assertThat(PasswordPolicy.refuse("12345678", List.of())).isPresent();
  }

  @Test
  void refusesTheOwnAddress() {
    assertThat(PasswordPolicy.refuse("ann@example.org", List.of("Ann", "ann@example.org")))
        .isPresent();
  }

  @Test
  @Tag("A8")
  void hashesEveryByteOfALongPassword() {
    PasswordHasher hasher = new PasswordHasher();
    String bengali = "আমারসোনারবাংলাআমিতোমায়ভালোবাসিচির";
    String hash = hasher.hash(bengali);
    assertThat(hash).startsWith("$2b$12$");
    assertThat(hasher.matches(bengali, hash)).isTrue();
    assertThat(hasher.matches(bengali.substring(0, bengali.length() - 1) + "ক", hash)).isFalse();
  }
}
