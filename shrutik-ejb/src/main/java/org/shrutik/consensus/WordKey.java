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
  private static final char SIGN_E = '\u09C7';
  private static final char AU_LENGTH = '\u09D7';
  private static final char LAST_CONSONANT = '\u09B9';
  private static final char DANDA = '\u0964';

  private static final char FIRST_BENGALI = '\u0980';
  private static final char LAST_BENGALI = '\u09FF';

  private static final byte BENGALI_LETTER = 1;
  private static final byte BENGALI_VOWEL_SIGN = 2;
  private static final byte BENGALI_NUKTA = 3;
  private static final byte BENGALI_OTHER_MARK = 4;

  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final Normalizer2 NFKD = Normalizer2.getNFKDInstance();

  /** Letters whose key is the letter, and signs whose key is the sign where they are in order. */
  private static final byte[] BENGALI = bengaliKinds();

  private WordKey() {}

  /** The key of a word; empty if nothing of it counts. */
  static String of(String word) {
    boolean lower = true;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 128) {
        return isPlainBengali(word) ? word : ofUnicode(word);
      }
      lower &= c < 'A' || c > 'Z';
    }
    return lower ? word : UCharacter.foldCase(word, true);
  }

  /** Whether a word is written as its key is, which nearly all are: it saves the whole work. */
  private static boolean isPlainBengali(String word) {
    char previous = 0;
    byte before = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      byte kind = c < FIRST_BENGALI || c > LAST_BENGALI ? 0 : BENGALI[c - FIRST_BENGALI];
      boolean ordered =
          switch (kind) {
            case BENGALI_LETTER -> true;
            case BENGALI_NUKTA -> before == BENGALI_LETTER;
            case BENGALI_VOWEL_SIGN ->
                (before == BENGALI_LETTER || before == BENGALI_NUKTA)
                    && !(c == SIGN_AA && previous == LETTER_A);
            case BENGALI_OTHER_MARK -> c != previous;
            default -> false;
          };
      if (!ordered) {
        return false;
      }
      previous = c;
      before = kind;
    }
    return true;
  }

  /**
   * Whether a text is certainly in NFC already: ASCII, and Bengali without anything that composes.
   */
  static boolean isComposed(String text) {
    char previous = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        byte kind = c < FIRST_BENGALI || c > LAST_BENGALI ? 0 : BENGALI[c - FIRST_BENGALI];
        boolean joined =
            c == SIGN_AA
                ? previous == SIGN_E
                : c == NUKTA && (previous < LETTER_A || previous > LAST_CONSONANT);
        if (joined || (kind == 0 && c != DANDA)) {
          return false;
        }
      }
      previous = c;
    }
    return true;
  }

  private static byte[] bengaliKinds() {
    byte[] kinds = new byte[LAST_BENGALI - FIRST_BENGALI + 1];
    for (char c = FIRST_BENGALI; c <= LAST_BENGALI; c++) {
      byte kind = 0;
      if (c == NUKTA) {
        kind = BENGALI_NUKTA;
      } else if (isBengaliVowelSign(c)) {
        kind = BENGALI_VOWEL_SIGN;
      } else if (isMark(c)) {
        kind = BENGALI_OTHER_MARK;
      } else if (UCharacter.getType(c) == UCharacter.OTHER_LETTER) {
        kind = BENGALI_LETTER;
      }
      String alone = String.valueOf(c);
      boolean same = alone.equals(NFKC.normalize(NFKD.normalize(alone)));
      boolean last = UCharacter.getCombiningClass(c) > UCharacter.getCombiningClass(HASANTA);
      kinds[c - FIRST_BENGALI] = same && !last && c != AU_LENGTH ? kind : 0;
    }
    return kinds;
  }

  /** The key of any word, whatever it is made of. */
  static String ofUnicode(String word) {
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
    return (point >= SIGN_AA && point <= '\u09CC') || point == AU_LENGTH;
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
