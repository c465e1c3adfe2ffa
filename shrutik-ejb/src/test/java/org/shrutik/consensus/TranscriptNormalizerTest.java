package org.shrutik.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shrutik.consensus.TranscriptNormalizer.normalized;
import static org.shrutik.consensus.TranscriptNormalizer.words;

import java.util.HashMap;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shrutik.consensus.TranscriptNormalizer.Token;

class TranscriptNormalizerTest {

  @Test
  void ignoresCaseAndPunctuation() {
    assertThat(words("“Hello,  WORLD!” – he said…"))
        .containsExactly("hello", "world", "he", "said");
  }

  @Test
  void keepsApostrophesInsideWordsInOneForm() {
    assertThat(words("Don’t say 'rock 'n' roll', it's the boys' word"))
        .containsExactly("don't", "say", "rock", "n", "roll", "it's", "the", "boys", "word");
    assertThat(normalized("donʼt")).isEqualTo(normalized("don't")).isEqualTo(normalized("DON＇T"));
  }

  @Test
  void partsWordsAtHyphensAndSlashes() {
    assertThat(words("well-dressed and/or in_town"))
        .containsExactly("well", "dressed", "and", "or", "in", "town");
  }

  @Test
  void keepsNumbersWholeButNotTheSignsAroundThem() {
    assertThat(words("1,000.5, 3.5. 7,x .5 8-9 7:30"))
        .containsExactly("1,000.5", "3.5", "7", "x", "5", "8", "9", "7", "30");
  }

  @Test
  void countsSpokenSignsAsWords() {
    assertThat(words("50% + $5 & €7")).containsExactly("50", "%", "+", "$", "5", "&", "€", "7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\t", "।", "... — !?", "\u200C\u200D", "\u0640", "🙂", "\uFEFF"})
  void findsNoWordsWhereNothingIsSaid(String text) {
    assertThat(words(text)).isEmpty();
    assertThat(normalized(text)).isEmpty();
  }

  @Test
  void doesNotCountTheDandaAsAWord() {
    assertThat(words("আমি ভাত খাই।")).containsExactly("আমি", "ভাত", "খাই");
    assertThat(words("আমি ভাত খাই ॥")).containsExactly("আমি", "ভাত", "খাই");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "'\u09AF\u09BC', '\u09DF', yya",
    "'\u09A1\u09BC', '\u09DC', rra",
    "'\u09A2\u09BC', '\u09DD', rha",
    "'\u0995\u09C7\u09BE', '\u0995\u09CB', vowel sign o",
    "'\u0995\u09C7\u09D7', '\u0995\u09CC', vowel sign au",
    "'\u0995\u09C7\u200C\u09BE', '\u0995\u09CB', vowel sign o with a joiner inside",
    "'\u0995\u09BF\u09BF', '\u0995\u09BF', doubled vowel sign",
    "'\u0995\u09C7\u09C7\u09BE', '\u0995\u09CB', doubled sign inside a vowel",
    "'\u099A\u0981\u0981\u09BE\u09A6', '\u099A\u09BE\u0981\u09A6', doubled and early chandrabindu",
    "'\u09AF\u09BE\u09BC', '\u09DF\u09BE', nukta after the vowel sign",
    "'\u0985\u09BE\u09AE\u09BF', '\u0986\u09AE\u09BF', a and its sign",
    "'\u09A4\u09CD\u200D', '\u09CE', khanda-ta of old",
    "'\u0995\u09CD\u200C\u09B7', '\u0995\u09CD\u09B7', stray non-joiner",
    "'\u0995\u09CD\u200D\u09B7', '\u0995\u09CD\u09B7', stray joiner",
    "'\u09B0\u200C\u09CD\u09AF\u09BE', '\u09B0\u200D\u09CD\u09AF\u09BE', ra and ya-phala",
    "'\u09E7\u09E8', '12', digits"
  })
  void readsBengaliSpellingsOfTheSameWordAlike(String one, String other, String name) {
    assertThat(normalized(one)).as(name).isEqualTo(normalized(other)).isNotEmpty();
  }

  @Test
  void keepsRaWithYaPhalaApartFromRephWithYa() {
    assertThat(normalized("\u09B0\u200D\u09CD\u09AF"))
        .isNotEqualTo(normalized("\u09B0\u09CD\u09AF"));
    assertThat(normalized("\u09B0\u200D\u09BE")).isEqualTo(normalized("\u09B0\u09BE"));
    assertThat(normalized("\u09B0\u200D\u09CD\u0995")).isEqualTo(normalized("\u09B0\u09CD\u0995"));
  }

  @Test
  void keepsDifferentBengaliWordsApart() {
    assertThat(normalized("দিন")).isNotEqualTo(normalized("দীন"));
    assertThat(normalized("কা")).isNotEqualTo(normalized("কাঁ"));
    assertThat(normalized("কাক")).isEqualTo("কাক");
    assertThat(normalized("মমতা")).isEqualTo("মমতা");
  }

  @Test
  void dropsArabicVowelMarksAndTatweel() {
    assertThat(normalized("مَرْحَبًا")).isEqualTo(normalized("مرحبا"));
    assertThat(normalized("مرحـــبا")).isEqualTo("مرحبا");
    assertThat(words("مرحبا، كيف الحال؟")).containsExactly("مرحبا", "كيف", "الحال");
    assertThat(normalized("هٰذا ٣٫٥")).isEqualTo("هذا 3٫5");
  }

  @Test
  void partsChineseByDictionaryWhateverBlanksWereTyped() {
    assertThat(words("我在北京大学学习中文。")).containsExactly("我在", "北京", "大学", "学习", "中文");
    assertThat(words("我 在 北京\n大学，学习 中文")).isEqualTo(words("我在北京大学学习中文。"));
  }

  @Test
  void partsMixedScripts() {
    assertThat(words("我有iPhone手机3部")).containsExactly("我有", "iphone", "手机", "3", "部");
    assertThat(words("二〇二三年 ๑๒ ラーメン")).contains("ラーメン");
  }

  @Test
  void partsThai() {
    assertThat(words("สวัสดีครับ")).containsExactly("สวัสดี", "ครับ");
  }

  @Test
  void foldsCompatibleForms() {
    assertThat(normalized("ＡＢＣ ﬁne STRASSE")).isEqualTo("abc fine strasse");
    assertThat(normalized("straße")).isEqualTo("strasse");
    assertThat(normalized("soft\u00ADware zero\u200Bwidth")).isEqualTo("software zero width");
    assertThat(normalized("cafe\u0301")).isEqualTo(normalized("Café"));
  }

  @Test
  void doesNotAskTheDefaultLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(normalized("TITLE I")).isEqualTo("title i");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void givesTheSameWordsForItsOwnResult() {
    String letters = "কযরতডঅআা িীেোৌৗ়্ঁ\u200C\u200D।'’-aZé\u0301مَـ我中7৭٫,. \u0E01\u0E33ß";
    Random random = new Random(11);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      String once = normalized(text.toString());
      assertThat(normalized(once).replace(" ", "")).as("%s", text).isEqualTo(once.replace(" ", ""));
      words(text.toString())
          .forEach(word -> assertThat(WordKey.of(word)).as("%s", text).isEqualTo(word));
    }
  }

  @Test
  void remembersHowEachWordWasWritten() {
    assertThat(
            TranscriptNormalizer.tokens(
                " ( \"Go!\" ,  well-Known…  ) ", new HashMap<>(), LanguageRules.NONE))
        .containsExactly(
            new Token("go", "( \"", "Go", "!\" ,", " "),
            new Token("well", "", "well", "-", ""),
            new Token("known", "", "Known", "… )", " "));
    assertThat(TranscriptNormalizer.tokens("a (b) c", new HashMap<>(), LanguageRules.NONE))
        .containsExactly(
            new Token("a", "", "a", "", " "),
            new Token("b", "(", "b", ")", " "),
            new Token("c", "", "c", "", " "));
    assertThat(TranscriptNormalizer.tokens("যায়।", new HashMap<>(), LanguageRules.NONE))
        .containsExactly(new Token("যা\u09AF\u09BC", "", "যা\u09AF\u09BC", "।", " "));
    assertThat(TranscriptNormalizer.tokens("北京。", new HashMap<>(), LanguageRules.NONE))
        .containsExactly(new Token("北京", "", "北京", "。", ""));
  }
}
