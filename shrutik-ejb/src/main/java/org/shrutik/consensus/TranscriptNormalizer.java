package org.shrutik.consensus;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a verbatim transcription into the words that are compared.
 *
 * <p>A word is a run of letters, marks and digits; punctuation (the danda too) only separates. An
 * apostrophe between letters and a decimal or grouping sign between digits stay inside the word,
 * and a spoken sign ({@code % & @ + =} and currencies) is a word of its own. Scripts written
 * without spaces (Han, kana, Thai …) are cut by ICU's dictionaries, whatever blanks were typed.
 *
 * <p>The key of a word is its compatibility-composed, case-folded form (Unicode NFKC) with:
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
 * <p>The same text always gives the same words, in every locale; normalising a key gives the key.
 * Stateless and safe for use by many threads.
 */
public final class TranscriptNormalizer {

  /**
   * One word of a transcription: its key, the way it was written (in NFC), the punctuation written
   * around it, and what parts it from the next word: a blank, or nothing.
   */
  record Token(String key, String before, String written, String after, String blank) {}

  private static final char ZERO_WIDTH_SPACE = '\u200B';
  private static final char ZWNJ = '\u200C';
  private static final char ZWJ = '\u200D';

  private static final char RA = '\u09B0';
  private static final char TA = '\u09A4';
  private static final char KHANDA_TA = '\u09CE';
  private static final char HASANTA = '\u09CD';
  private static final char NUKTA = '\u09BC';
  private static final char CHANDRABINDU = '\u0981';
  private static final char LETTER_A = '\u0985';
  private static final char LETTER_AA = '\u0986';
  private static final char SIGN_AA = '\u09BE';

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  private static final int SEPARATOR = 0;
  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final int SIGN = 3;
  private static final byte[] ASCII = asciiKinds();

  private TranscriptNormalizer() {}

  /**
   * The keys of the words of {@code text}, in order.
   *
   * @param text a transcription as it was typed, possibly empty
   * @return the words to compare, never null; empty where the text says nothing
   */
  public static List<String> words(String text) {
    return tokens(text).stream().map(Token::key).toList();
  }

  /**
   * The whole text in its compared form: its words with one blank between them. Two transcriptions
   * say the same exactly if these are equal.
   */
  public static String normalized(String text) {
    return String.join(" ", words(text));
  }

  static List<Token> tokens(String text) {
    List<Span> spans = spans(text);
    List<Token> tokens = new ArrayList<>(spans.size());
    int from = 0;
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      String before = "";
      if (i == 0) {
        before = composed(text.substring(0, span.start)).strip();
      } else if (from < span.start) {
        before = composed(text.substring(from, span.start));
      }
      int limit = i + 1 < spans.size() ? spans.get(i + 1).start : text.length();
      int lastBlank = lastBlank(text, span.end, limit);
      boolean last = i + 1 == spans.size();
      from = last || lastBlank < 0 ? limit : lastBlank + 1;
      boolean glued = last ? unspaced(span.key.codePointBefore(span.key.length())) : lastBlank < 0;
      String after = "";
      if (from > span.end) {
        after = blanksCollapsed(text, span.end, from);
      }
      String written = composed(text.substring(span.start, span.end));
      tokens.add(new Token(span.key, before, written, after, glued ? "" : " "));
    }
    return tokens;
  }

  private record Span(int start, int end, String key) {}

  private static List<Span> spans(String text) {
    List<Span> spans = new ArrayList<>(text.length() / 5 + 1);
    int length = text.length();
    int at = 0;
    while (at < length) {
      int point = text.codePointAt(at);
      int kind = kind(point);
      if (kind == SEPARATOR) {
        at += Character.charCount(point);
      } else if (kind == SIGN) {
        int end = at + Character.charCount(point);
        addSpan(spans, text, at, end);
        at = end;
      } else if (unspaced(point)) {
        at = addUnspacedRun(spans, text, at);
      } else {
        int end = endOfWord(text, at);
        addSpan(spans, text, at, end);
        at = end;
      }
    }
    return spans;
  }

  private static void addSpan(List<Span> spans, String text, int start, int end) {
    String key = key(text, start, end);
    if (!key.isEmpty()) {
      spans.add(new Span(start, end, key));
    }
  }

  private static int endOfWord(String text, int start) {
    int at = start;
    int previous = SEPARATOR;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      int kind = kind(point);
      if (kind == LETTER || kind == DIGIT) {
        if (unspaced(point)) {
          break;
        }
        previous = kind;
      } else {
        int following = next < text.length() ? kind(text.codePointAt(next)) : SEPARATOR;
        boolean inside =
            isApostrophe(point)
                ? previous == LETTER && following == LETTER
                : isNumberSign(point) && previous == DIGIT && following == DIGIT;
        if (!inside) {
          break;
        }
      }
      at = next;
    }
    return at;
  }

  /** Cuts a run of a script without spaces by dictionary, as if its blanks were not there. */
  private static int addUnspacedRun(List<Span> spans, String text, int start) {
    StringBuilder run = new StringBuilder();
    List<Integer> origins = new ArrayList<>();
    int at = start;
    int end = start;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (kind(point) == LETTER && (unspaced(point) || sharesItsScript(point))) {
        run.appendCodePoint(point);
        for (int i = at; i < next; i++) {
          origins.add(i);
        }
        end = next;
      } else if (!UCharacter.isUWhiteSpace(point)) {
        break;
      }
      at = next;
    }
    BreakIterator cuts = WORDS.clone();
    cuts.setText(run.toString());
    int from = cuts.first();
    for (int to = cuts.next(); to != BreakIterator.DONE; to = cuts.next()) {
      String key = key(run, from, to);
      if (!key.isEmpty()) {
        spans.add(new Span(origins.get(from), origins.get(to - 1) + 1, key));
      }
      from = to;
    }
    return end;
  }

  private static int kind(int point) {
    if (point < ASCII.length) {
      return ASCII[point];
    }
    switch (UCharacter.getType(point)) {
      case UCharacter.UPPERCASE_LETTER:
      case UCharacter.LOWERCASE_LETTER:
      case UCharacter.TITLECASE_LETTER:
      case UCharacter.MODIFIER_LETTER:
      case UCharacter.OTHER_LETTER:
      case UCharacter.NON_SPACING_MARK:
      case UCharacter.COMBINING_SPACING_MARK:
      case UCharacter.ENCLOSING_MARK:
        return isApostrophe(point) ? SEPARATOR : LETTER;
      case UCharacter.DECIMAL_DIGIT_NUMBER:
      case UCharacter.LETTER_NUMBER:
      case UCharacter.OTHER_NUMBER:
        return DIGIT;
      case UCharacter.CURRENCY_SYMBOL:
        return SIGN;
      default:
        return isIgnorable(point) && point != ZERO_WIDTH_SPACE ? LETTER : SEPARATOR;
    }
  }

  private static byte[] asciiKinds() {
    byte[] kinds = new byte[128];
    for (char c = 0; c < kinds.length; c++) {
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        kinds[c] = LETTER;
      } else if (c >= '0' && c <= '9') {
        kinds[c] = DIGIT;
      } else if ("%&@+=$".indexOf(c) >= 0) {
        kinds[c] = SIGN;
      }
    }
    return kinds;
  }

  private static boolean isApostrophe(int point) {
    return point == '\''
        || point == '\u2019'
        || point == '\u2018'
        || point == '\u02BC'
        || point == '\uFF07';
  }

  private static boolean isNumberSign(int point) {
    return point == '.' || point == ',' || point == '\u066B' || point == '\u066C';
  }

  private static boolean isIgnorable(int point) {
    return UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
  }

  private static boolean unspaced(int point) {
    return point > '\u0E00' && UScript.breaksBetweenLetters(UScript.getScript(point));
  }

  private static boolean sharesItsScript(int point) {
    int script = UScript.getScript(point);
    return script == UScript.COMMON || script == UScript.INHERITED;
  }

  private static String composed(String text) {
    return NFC.normalize(text);
  }

  private static int lastBlank(String text, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (UCharacter.isUWhiteSpace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static String blanksCollapsed(String text, int from, int to) {
    if (to - from == 1) {
      char only = text.charAt(from);
      return UCharacter.isUWhiteSpace(only) ? "" : String.valueOf(only);
    }
    StringBuilder out = new StringBuilder(to - from);
    boolean blank = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (UCharacter.isUWhiteSpace(c)) {
        blank = true;
      } else {
        if (blank) {
          out.append(' ');
          blank = false;
        }
        out.append(c);
      }
    }
    return composed(out.toString());
  }

  private static String key(CharSequence text, int start, int end) {
    boolean lower = true;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c >= 128) {
        return unicodeKey(text.subSequence(start, end));
      }
      lower &= c < 'A' || c > 'Z';
    }
    String word = text.subSequence(start, end).toString();
    return lower ? word : UCharacter.foldCase(word, true);
  }

  private static String unicodeKey(CharSequence word) {
    String key = withoutInvisible(word);
    String before;
    do {
      before = key;
      key = NFKC.normalize(UCharacter.foldCase(NFKC.normalize(key), true));
      key = NFKC.normalize(withUniformSigns(key));
    } while (!key.equals(before));
    return key;
  }

  private static String withoutInvisible(CharSequence word) {
    StringBuilder out = new StringBuilder(word.length());
    int point;
    for (int i = 0; i < word.length(); i += Character.charCount(point)) {
      point = Character.codePointAt(word, i);
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

  private static boolean isYaPhala(CharSequence word, int at) {
    return at + 1 < word.length() && word.charAt(at) == HASANTA && word.charAt(at + 1) == '\u09AF';
  }

  private static String withUniformSigns(String word) {
    StringBuilder out = new StringBuilder(word.length());
    int point;
    for (int i = 0; i < word.length(); i += Character.charCount(point)) {
      point = word.codePointAt(i);
      int last = out.length() - 1;
      char previous = last < 0 ? 0 : out.charAt(last);
      if (isArabicOptional(point) || UCharacter.isUWhiteSpace(point)) {
        continue;
      }
      if (isMark(point) && point == previous) {
        continue;
      }
      if (point == SIGN_AA && previous == LETTER_A) {
        out.setCharAt(last, LETTER_AA);
      } else if (isBengaliVowelSign(point) && previous == CHANDRABINDU
          || point == NUKTA && isBengaliVowelSign(previous)) {
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
    return point >= SIGN_AA && point <= '\u09CC' || point == '\u09D7';
  }

  private static boolean isArabicOptional(int point) {
    return point >= '\u064B' && point <= '\u0652' || point == '\u0670' || point == '\u0640';
  }
}
