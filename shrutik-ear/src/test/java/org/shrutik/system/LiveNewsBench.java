package org.shrutik.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens 1,000 WebSockets of as many people to a server of its own, and prints what an idle one
 * costs in the server's heap and how long one piece of news for everybody takes to reach all of
 * them.
 */
public final class LiveNewsBench {
  private static final int LISTENERS = 1000;
  private static final int ROUNDS = 10;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private LiveNewsBench() {}

  /** Needs no arguments. */
  public static void main(String[] arguments) throws Exception {
    Installation installation = Installation.start("live-news", Map.of());
    try {
      Site site = Site.of(installation);
      installation.execute(
          "INSERT INTO users (name, email, password_hash, role) SELECT 'p', 'p' || n || '@x.org',"
              + " 'x', 'CONTRIBUTOR' FROM generate_series(1, "
              + LISTENERS
              + ") n");
      String[] tickets = new String[LISTENERS];
      for (int i = 0; i < LISTENERS; i++) {
        tickets[i] = "ticket-" + i;
        installation.execute(
            "INSERT INTO connection_tickets (ticket_hash, user_id, expires_at, connected_until)"
                + " SELECT ?, id, now() + interval '1 hour', now() + interval '1 hour' FROM users"
                + " WHERE email = ?",
            Release.sha256(tickets[i].getBytes(StandardCharsets.UTF_8)),
            "p" + (i + 1) + "@x.org");
      }
      List<Live> lives = new ArrayList<>();
      lives.add(open(site, tickets[0]));
      long before = heap(installation);
      for (int i = 1; i < LISTENERS; i++) {
        lives.add(open(site, tickets[i]));
      }
      long after = heap(installation);
      System.out.printf(
          "%d idle listeners: %.1f kB of heap each%n",
          LISTENERS, (after - before) / 1024.0 / (LISTENERS - 1));
      for (int round = 1; round <= ROUNDS; round++) {
        int wanted = round;
        long begin = System.nanoTime();
        installation.execute(
            "INSERT INTO notifications (user_id, kind, event_key, data) SELECT id, 'EXPORT_READY',"
                + " ?, '{\"export\":\"x\"}' FROM users WHERE email LIKE 'p%@x.org'",
            "round-" + round);
        Await.until(
            "everybody has heard",
            Site.SOON,
            java.time.Duration.ofMillis(5),
            () -> lives.stream().allMatch(live -> live.news("export_ready").size() >= wanted));
        System.out.printf(
            "news %d reached all %d after %.0f ms%n",
            round, LISTENERS, (System.nanoTime() - begin) / 1e6);
      }
      lives.forEach(Live::close);
    } finally {
      installation.requireOwn().close();
    }
  }

  private static Live open(Site site, String ticket) throws Exception {
    Live live = Live.open(site, "{\"ticket\":\"" + ticket + "\"}");
    live.await("snapshot", message -> message.getString("type").equals("snapshot"));
    return live;
  }

  /** What the server's heap holds after a collection, in bytes. */
  private static long heap(Installation installation) throws Exception {
    long pid =
        ProcessHandle.current()
            .descendants()
            .filter(p -> p.info().commandLine().orElse("").contains("payara"))
            .findFirst()
            .orElseThrow()
            .pid();
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long all = 0;
    while (used.find()) {
      all += Long.parseLong(used.group(1)) * 1024;
      break;
    }
    if (all == 0) {
      throw new IllegalStateException("No heap of " + installation.baseUrl());
    }
    return all;
  }

  private static String jcmd(long pid, String command) throws Exception {
    Process process =
        new ProcessBuilder("jcmd", String.valueOf(pid), command).redirectErrorStream(true).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return answer;
  }
}
