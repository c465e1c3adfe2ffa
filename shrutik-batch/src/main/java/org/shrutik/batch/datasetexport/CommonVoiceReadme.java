package org.shrutik.batch.datasetexport;

import java.io.IOException;
import java.util.List;
import org.shrutik.dataset.ExportFilter;
import org.shrutik.dataset.LocaleCount;

/** The README of one language of a release: what is in it and by which rules it was made. */
final class CommonVoiceReadme {
  private static final String RULES =
      """
      ## Files

      All tables are UTF-8, tab-separated and never quoted (read them with quoting off).

      | file | holds |
      |---|---|
      | `validated.tsv` | clips whose text was agreed on, or decided by a reviewer |
      | `train.tsv`, `dev.tsv`, `test.tsv` | the validated clips by split |
      | `invalidated.tsv` | clips that everybody asked has heard without agreement |
      | `other.tsv` | clips that still wait for people; the text is the best so far |
      | `reported.tsv` | why people skipped a clip |
      | `clip_durations.tsv` | length of each clip in milliseconds |
      | `validated_sentences.tsv`, `unvalidated_sentences.tsv` | each sentence once |
      | `clips/` | 16 kHz mono WAV, 16 bit |
      | `../metadata.*` | one record a clip of all languages |
      | `../manifest.json` | SHA-256 and size of every file, paths relative to it |

      `sentence` is the consensus of the people who transcribed the clip. `up_votes` counts the
      transcriptions equal to it (case, punctuation and spacing aside), `down_votes` the others. A clip
      may be validated with few equal ones: agreement is reached word by word. `sentence_id` is the
      SHA-256 of the language and the words of the sentence.

      Tabs, line breaks and control characters in texts are spaces. A text that a spreadsheet would run
      as a formula (it begins with `=`, `+`, `-` or `@`) is led by an apostrophe in the tables.

      ## Splits

      A hash of a secret of the site and the speaker draws each speaker once and for ever: 80 % train,
      10 % dev, 10 % test. No speaker is in two splits, in this or in any later release. Where speakers
      of several splits say the same sentence, the hash of the sentence chooses one of these splits for
      it and the other clips of it are in none of the three (they stay in `validated.tsv`): no sentence
      is in two splits.

      ## Pseudonyms

      `client_id` is HMAC-SHA256 of the speaker under a secret of this release. It is the same for all
      clips of a speaker here and different in every other release.

      ## Attribution
      """;

  private CommonVoiceReadme() {}

  /** Writes all of it, with the attributions of the scripts page by page. */
  static void write(
      Spool out,
      ReleaseKeys.Release release,
      ExportFilter filter,
      LocaleCount count,
      CommonVoiceTables tables,
      ReleaseSource source)
      throws IOException {
    out.line(
        "# " + Cell.line(count.language()) + " (" + count.locale() + "), release " + release.id());
    out.line("");
    out.line(
        count.clips()
            + " clips, "
            + Cell.decimal(count.seconds() / 60, 1)
            + " minutes, speakers: "
            + count.speakers()
            + ".");
    out.line("").line("| table | rows |").line("|---|---|");
    for (String name : tables.names()) {
      out.line("| `" + name + "` | " + tables.count(name) + " |");
    }
    out.line("").line("Selected by:").line("");
    for (String line : filter.canonical().lines().toList()) {
      out.line("- `" + line + "`");
    }
    if (!filter.includeAudio()) {
      out.line("").line("This release was asked for without audio: the clips are left out.");
    }
    out.line("").writer().write(RULES);
    out.line("");
    List<String> page = source.attributions(count.locale(), "");
    if (page.isEmpty()) {
      out.line("The scripts name no source.");
    }
    while (!page.isEmpty()) {
      for (String attribution : page) {
        out.line("- " + Cell.line(attribution));
      }
      page = source.attributions(count.locale(), page.get(page.size() - 1));
    }
  }
}
