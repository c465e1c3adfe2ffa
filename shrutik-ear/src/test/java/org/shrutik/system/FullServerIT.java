package org.shrutik.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators see of the application with their own tools, on Payara Server. */
class FullServerIT {
  private static final Pattern ADMIN_PORT =
      Pattern.compile("<network-listener (?=[^>]*protocol=\"admin-listener\")[^>]*port=\"(\\d+)\"");

  private static Site site;
  private static Path data;

  @BeforeAll
  static void findSite() {
    data = Installation.get().requireOwn().dataDirectory();
    site = Site.get();
  }

  private static String asadmin(String... command) throws Exception {
    String domain = Files.readString(data.resolve("domain/domain1/config/domain.xml"));
    Matcher port = ADMIN_PORT.matcher(domain);
    assertThat(port.find()).isTrue();
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-jar",
                data.resolve("payara/payara6/glassfish/lib/client/appserver-cli.jar").toString(),
                "--user",
                "admin",
                "--passwordfile",
                data.resolve("run/admin-password").toString(),
                "--port",
                port.group(1)));
    line.addAll(List.of(command));
    File output = File.createTempFile("asadmin", ".txt");
    try {
      Process process =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output).start();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      String text = Files.readString(output.toPath());
      assertThat(process.exitValue()).as(text).isZero();
      return text;
    } finally {
      Files.delete(output.toPath());
    }
  }

  @Test
  void runsTheApplicationThatTheCommandFileDeployed() throws Exception {
    assertThat(asadmin("list-applications")).contains("shrutik-ear", "ear");
  }

  @Test
  @Tag("A98")
  void showsAnExportAmongTheBatchJobs() throws Exception {
    int language = site.newLanguage();
    int chunk = site.newChunk(site.newContributor(), language, Sounds.SHORT_CLIP);
    for (Site.Person person : site.newContributors(3)) {
      site.transcribe(person, language, chunk, "seen by the administrator");
    }
    site.awaitConsensus(chunk, 3);
    String job =
        site.export(site.admin(), "{\"language_ids\":[" + language + "]}").getString("job_id");
    assertThat(asadmin("list-batch-jobs", "-l")).contains("dataset-export", "COMPLETED");
    assertThat(asadmin("list-batch-job-executions", "-l")).contains(job);
  }
}
