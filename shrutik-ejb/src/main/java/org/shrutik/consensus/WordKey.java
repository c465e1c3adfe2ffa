package org.shrutik.consensus;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;

/**
 * The compared form of one word.
 *
 * <p>It is the word's compatibility-composed, case-folded form (Unicode NFKC) with:
 *
 * <ul>
 *   <li>invisible characters dropped. The only joiner that changes a Bengali word is the one that
 *       keeps ra whole before ya-phala (U+09B0 ZWJ U+09CD U+09AF): it stays, and a ZWNJ in its
 *       place counts as the same; ta + hasanta + ZWJ is the older spelling of khanda-ta;
 *   <li>Bengali signs in one order (nukta, vowel sign, chandrabindu), two-part vowels and the
 *       letters with a nukta in one spelling, A + AA-sign as the letter AA, a sign typed twice
 *       counted once;
 *   <li>Arabic vowel marks and tatweel dropped, since writers are free to leave them out;
 *   <li>digits of every script as 0–9 and every apostrophe as {@code '}.
 * </ul>
 *
 * <p>The key of a key is the key itself. Stateless.
 */
final class WordKey {

  private static final char ZWNJ = '\u200C';
  private static final char ZWJ = '\u200D';

  /** Between these, in the Indic scripts above all, nothing is invisible. */
  private static final char FIRST_INDIC = '\u0900';

  private static final char LAST_BEFORE_HANGUL = '\u10FF';

  private static final char RA = '\u09B0';
  private static final char TA = '\u09A4';
  private static final char KHANDA_TA = '\u09CE';
  private static final char HASANTA = '\u09CD';
  private static final char NUKTA = '\u09BC';
  private static final char CHANDRABINDU = '\u0981';
  private static final char LETTER_A = '\u0985';
  private static final char LETTER_AA = '\u0986';
  private static final char SIGN_AA = '\u09BE';

  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();

  private WordKey() {}

  /** The key of a word; empty if nothing of it counts. */
  static String of(String word) {
    boolean lower = true;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 128) {
        return ofUnicode(word);
      }
      lower &= c < 'A' || c > 'Z';
    }
    return lower ? word : UCharacter.foldCase(word, true);
  }

  private static String ofUnicode(String word) {
    String key = withoutInvisible(word);
    while (true) {
      String parts = NFKD.normalize(UCharacter.foldCase(NFKC.normalize(key), true));
      String uniform = withUniformSigns(parts);
      key = NFKC.normalize(uniform);
      if (uniform.equals(parts)) {
        return key;
      }
    }
  }

  private static String withoutInvisible(String word) {
    StringBuilder out = new StringBuilder(word.length());
    int point;
    for (int i = 0; i < word.length(); i += Character.charCount(point)) {
      point = word.codePointAt(i);
      if (!isIgnorable(point)) {
        out.appendCodePoint(point);
        continue;
      }
      int last = out.length() - 1;
      boolean joiner = point == ZWJ || point == ZWNJ;
      if (joiner && last >= 0 && out.charAt(last) == RA && isYaPhala(word, i + 1)) {
        out.append(ZWJ);
      } else if (point == ZWJ
          && last >= 1
          && out.charAt(last) == HASANTA
          && out.charAt(last - 1) == TA) {
        out.setLength(last - 1);
        out.append(KHANDA_TA);
      }
    }
    return out.toString();
  }

  private static boolean isYaPhala(String word, int at) {
    return at + 1 < word.length() && word.charAt(at) == HASANTA && word.charAt(at + 1) == '\u09AF';
  }

  /** Works on decomposed text, so that a sign is seen in all its spellings. */
  private static String withUniformSigns(String word) {
    StringBuilder out = new StringBuilder(word.length());
    int point;
    for (int i = 0; i < word.length(); i += Character.charCount(point)) {
      point = word.codePointAt(i);
      int last = out.length() - 1;
      char previous = last < 0 ? 0 : out.charAt(last);
      if (isArabicOptional(point) || point == ' ') {
        continue;
      }
      if (point == previous && isMark(point)) {
        continue;
      }
      if (point == SIGN_AA && previous == LETTER_A) {
        out.setCharAt(last, LETTER_AA);
      } else if ((isBengaliVowelSign(point) && previous == CHANDRABINDU)
          || (point == NUKTA && isBengaliVowelSign(previous))) {
        out.setCharAt(last, (char) point);
        out.append(previous);
      } else if (isApostrophe(point)) {
        out.append('\'');
      } else {
        int digit = UCharacter.digit(point);
        if (digit >= 0 && UCharacter.isDigit(point)) {
          out.append((char) ('0' + digit));
        } else {
          out.appendCodePoint(point);
        }
      }
    }
    return out.toString();
  }

  private static boolean isMark(int point) {
    int type = UCharacter.getType(point);
    return type == UCharacter.NON_SPACING_MARK || type == UCharacter.COMBINING_SPACING_MARK;
  }

  private static boolean isBengaliVowelSign(int point) {
    return (point >= SIGN_AA && point <= '\u09CC') || point == '\u09D7';
  }

  private static boolean isArabicOptional(int point) {
    return (point >= '\u064B' && point <= '\u0652') || point == '\u0670' || point == '\u0640';
  }

  static boolean isApostrophe(int point) {
    return point == '\''
        || point == '\u2019'
        || point == '\u2018'
        || point == '\u02BC'
        || point == '\uFF07';
  }

  /** Whether nothing of this character is compared, unless it is the joiner of a ya-phala. */
  static boolean isLeftOut(int point) {
    return isIgnorable(point) || isArabicOptional(point);
  }

  private static boolean isIgnorable(int point) {
    return (point < FIRST_INDIC || point > LAST_BEFORE_HANGUL)
        && UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }
}
