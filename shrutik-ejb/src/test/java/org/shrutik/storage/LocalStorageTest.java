package org.shrutik.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {
  @TempDir private Path folder;
  private Storage storage;

  @BeforeEach
  void open() {
    storage = LocalStorage.at(folder);
  }

  private void keep(String key, String content) throws IOException {
    Path file = storage.incoming();
    Files.writeString(file, content);
    storage.keep(file, key);
  }

  @Test
  void anObjectAppearsWholeUnderItsKeyAndLeavesNothingBehind() throws IOException {
    keep("recordings/a/original.wav", "sound");
    assertThat(storage.exists("recordings/a/original.wav")).isTrue();
    assertThat(storage.size("recordings/a/original.wav")).isEqualTo(5);
    assertThat(Files.readString(storage.localCopy("recordings/a/original.wav"))).isEqualTo("sound");
    assertThat(folder.resolve("incoming")).isEmptyDirectory();
  }

  @Test
  void keepsTheLaterOfTwoObjectsOfOneKey() throws IOException {
    keep("a/b", "one");
    keep("a/b", "two");
    assertThat(Files.readString(storage.localCopy("a/b"))).isEqualTo("two");
  }

  @Test
  void removesAnObjectTwice() throws IOException {
    keep("a/b", "one");
    storage.delete("a/b");
    storage.delete("a/b");
    assertThat(storage.exists("a/b")).isFalse();
  }

  @Test
  void noKeyLeadsOutOfTheFolder() {
    assertThatThrownBy(() -> storage.open("../../etc/passwd"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> storage.size("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsOldFoldersAndRemovesThemWhole() throws IOException {
    keep("recordings/old/original.wav", "x");
    keep("recordings/old/chunks/0000.wav", "x");
    keep("recordings/new/original.wav", "x");
    Instant now = Instant.now();
    Files.setLastModifiedTime(
        folder.resolve("recordings/old"), FileTime.from(now.minusSeconds(100)));
    assertThat(storage.foldersOlderThan("recordings", now.minusSeconds(50)))
        .containsExactly("recordings/old");
    storage.deleteFolder("recordings/old");
    storage.deleteFolder("recordings/old");
    assertThat(folder.resolve("recordings/old")).doesNotExist();
    assertThat(storage.exists("recordings/new/original.wav")).isTrue();
    assertThat(storage.foldersOlderThan("nothing", now)).isEmpty();
  }

  @Test
  void discardsOnlyOldUploads() throws IOException {
    assertThat(storage.discardIncoming(Instant.now())).isZero();
    Path old = storage.incoming();
    Path fresh = storage.incoming();
    Files.writeString(old, "x");
    Files.writeString(fresh, "x");
    Instant now = Instant.now();
    Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(100)));
    assertThat(storage.discardIncoming(now.minusSeconds(50))).isEqualTo(1);
    assertThat(fresh).exists();
  }

  @Test
  void hashesAFile() throws IOException {
    keep("a/b", "abc");
    assertThat(Sha256.of(storage.localCopy("a/b")))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void whatGrewIsKeptWithoutBeingCopiedAndGoesOnItsOwn() throws IOException {
    Path grown = storage.growing("one");
    Files.writeString(grown, "first ");
    Files.writeString(storage.growing("one"), "second", java.nio.file.StandardOpenOption.APPEND);
    Path incoming = storage.incoming(grown);
    assertThat(Files.isSameFile(incoming, grown)).isTrue();
    storage.keep(incoming, "a/b");
    storage.discardGrown("one");
    storage.discardGrown("one");
    assertThat(Files.readString(storage.localCopy("a/b"))).isEqualTo("first second");
    assertThat(folder.resolve("growing")).isEmptyDirectory();
  }

  @Test
  void onlyWhatHasNotGrownForLongIsDiscarded() throws IOException {
    Instant now = Instant.now();
    Files.setLastModifiedTime(
        Files.writeString(storage.growing("old"), "x"), FileTime.from(now.minusSeconds(10)));
    Files.writeString(storage.growing("new"), "x");
    assertThat(storage.discardGrowing(now.minusSeconds(5))).isEqualTo(1);
    assertThat(storage.growing("new")).exists();
    assertThatThrownBy(() -> storage.growing("../incoming/x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
