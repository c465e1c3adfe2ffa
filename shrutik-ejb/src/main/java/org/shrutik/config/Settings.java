package org.shrutik.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Every setting of the application with its key, default and meaning. Read through MicroProfile
 * Config, so a system property, an environment variable ({@code SHRUTIK_DATA_DIR}) or a file may
 * give it. Where a key is absent its older name (alias) is asked.
 */
public enum Settings {
  DATA_DIR(
      "shrutik.data.dir",
      "./data",
      "folder of all files the application keeps",
      s -> true,
      "UPLOAD_DIR"),
  ADMIN_EMAIL("shrutik.admin.email", "", "address of the first administrator", s -> true),
  ADMIN_PASSWORD("shrutik.admin.password", "", "password of the first administrator", s -> true),
  PROCESSING_MODE(
      "shrutik.processing.mode",
      "async",
      "async: chunks are cut after the upload answered; sync: before",
      s -> s.equals("async") || s.equals("sync"),
      "USE_CELERY"),
  FFMPEG_PATH("shrutik.ffmpeg.path", "", "the ffmpeg executable; empty: from the PATH", s -> true),
  TOKEN_PRIVATE_KEY(
      "shrutik.token.private-key", "", "PEM file (PKCS#8) that signs access tokens", s -> true),
  TOKEN_ACCESS_MINUTES(
      "shrutik.token.access-minutes", "15", "life of an access token", Settings::positive),
  TOKEN_REFRESH_DAYS(
      "shrutik.token.refresh-days", "30", "life of a refresh token", Settings::positive),
  ACCOUNT_LOCKOUT_FAILURES(
      "shrutik.account.lockout-failures",
      "10",
      "so many failed logins lock an address out",
      Settings::positive),
  ACCOUNT_LOCKOUT_MINUTES(
      "shrutik.account.lockout-minutes",
      "15",
      "how long an address is locked out, and after which failures are forgotten",
      Settings::positive),
  ACCOUNT_RESET_MINUTES(
      "shrutik.account.reset-minutes",
      "60",
      "life of a token that replaces a forgotten password",
      Settings::positive),
  MAIL_HOST("shrutik.mail.host", "", "mail server (SMTP); empty: no mail is sent", s -> true),
  MAIL_PORT("shrutik.mail.port", "587", "port of the mail server", Settings::positive),
  MAIL_SECURITY(
      "shrutik.mail.security",
      "starttls",
      "starttls, tls (from the first byte) or none",
      s -> s.equals("starttls") || s.equals("tls") || s.equals("none")),
  MAIL_USER("shrutik.mail.user", "", "user at the mail server; empty: without login", s -> true),
  MAIL_PASSWORD("shrutik.mail.password", "", "password at the mail server", s -> true),
  MAIL_FROM(
      "shrutik.mail.from", "shrutik@localhost", "sender of the site's mail", s -> s.contains("@")),
  HTTP_PUBLIC_URL(
      "shrutik.http.public-url",
      "http://localhost:8080",
      "address at which people reach the site, for links in mail",
      s -> s.startsWith("http://") || s.startsWith("https://")),
  HTTP_TRUSTED_PROXIES(
      "shrutik.http.trusted-proxies",
      "",
      "addresses and ranges (10.0.0.0/8), separated by commas, of proxies whose X-Forwarded-For and"
          + " X-Forwarded-Proto are believed",
      Settings::isAddressRanges),
  HTTP_CORS_ORIGINS(
      "shrutik.http.cors-origins",
      "",
      "sites (https://example.org), separated by commas, whose pages may call the interface; * for"
          + " all",
      s -> true,
      "ALLOWED_ORIGINS",
      "CORS_ORIGINS"),
  HTTP_ORIGIN_REQUIRED(
      "shrutik.http.origin-required",
      "false",
      "whether the interface answers only requests from pages of this site and of"
          + " shrutik.http.cors-origins; health stays open",
      Settings::isBoolean),
  HTTP_DOCS_PUBLIC(
      "shrutik.http.docs-public",
      "true",
      "whether the description of the interface is shown",
      Settings::isBoolean),
  HTTP_CONTENT_SECURITY_POLICY(
      "shrutik.http.content-security-policy",
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data: https:; media-src 'self' blob:; connect-src 'self' wss:; object-src 'none';"
          + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
      "what the site's pages may load and do",
      s -> !s.isBlank()),
  HTTP_HTTPS_ONLY(
      "shrutik.http.https-only",
      "false",
      "whether plain HTTP is sent to HTTPS or refused, but for health",
      Settings::isBoolean),
  RECORDING_MAX_BYTES(
      "shrutik.recording.max-bytes",
      "104857600",
      "largest file, counted while it streams",
      Settings::positive,
      "MAX_FILE_SIZE"),
  RECORDING_MIN_SECONDS(
      "shrutik.recording.min-seconds", "1", "shortest recording", Settings::positive),
  RECORDING_SENTENCE_MAX_SECONDS(
      "shrutik.recording.sentence-max-seconds",
      "60",
      "longest recording of a script of the category sentence",
      Settings::positive),
  RECORDING_CATEGORY_FACTOR(
      "shrutik.recording.category-factor",
      "1.5",
      "a recording may last this many times what its script's category says",
      Settings::positive),
  RECORDING_MIN_SAMPLE_RATE(
      "shrutik.recording.min-sample-rate", "8000", "lowest rate in Hz", Settings::positive),
  RECORDING_SESSION_MINUTES(
      "shrutik.recording.session-minutes",
      "120",
      "life of a recording session",
      Settings::positive),
  RECORDING_DAILY_COUNT(
      "shrutik.recording.daily-count",
      "1000",
      "recordings of one person on one day (UTC)",
      Settings::positive),
  RECORDING_DAILY_BYTES(
      "shrutik.recording.daily-bytes",
      "5368709120",
      "bytes of recordings of one person on one day (UTC)",
      Settings::positive),
  UPLOAD_EXPIRY_HOURS(
      "shrutik.upload.expiry-hours",
      "24",
      "an upload in pieces may take so long",
      Settings::positive),
  UPLOAD_MAX_OPEN(
      "shrutik.upload.max-open",
      "20",
      "unfinished uploads in pieces of one person",
      Settings::positive),
  UPLOAD_SWEEP_SECONDS(
      "shrutik.upload.sweep-seconds",
      "600",
      "how often expired uploads in pieces are removed",
      Settings::positive),
  SCAN_ADDRESS(
      "shrutik.scan.address",
      "",
      "host:port of a ClamAV daemon, or the path of its socket, that looks for malware in uploads;"
          + " empty: nobody looks",
      s -> s.isEmpty() || s.startsWith("/") || s.matches(".+:\\d{1,5}")),
  SCAN_SECONDS(
      "shrutik.scan.seconds", "30", "how long a scan of one upload may take", Settings::positive),
  CHUNK_SENTENCE_MAX_SECONDS(
      "shrutik.chunk.sentence-max-seconds",
      "20",
      "a recording of one sentence stays whole up to this length",
      Settings::positive),
  CHUNK_PUBLIC_URL(
      "shrutik.chunk.public-url",
      "",
      "where a content delivery network offers this site; audio links lead there, signed",
      s -> s.isEmpty() || s.matches("https?://.+")),
  CHUNK_LINK_SECONDS(
      "shrutik.chunk.link-seconds",
      "3600",
      "a signed link to audio lives at least so long and at most twice",
      Settings::positive),
  CHUNK_LINK_SECRET_FILE(
      "shrutik.chunk.link-secret-file", "", "file whose content signs links to audio", s -> true),
  TRANSCRIPTION_SESSION_MINUTES(
      "shrutik.transcription.session-minutes",
      "120",
      "life of a transcription session",
      Settings::positive),
  TRANSCRIPTION_MAX_PER_CHUNK(
      "shrutik.transcription.max-per-chunk",
      "7",
      "a chunk asks for at most so many people",
      Settings::positive),
  CONSENSUS_MIN_TRANSCRIPTIONS(
      "shrutik.consensus.min-transcriptions",
      "3",
      "a consensus needs at least so many people",
      Settings::positive),
  CONSENSUS_ACCEPT_CONFIDENCE(
      "shrutik.consensus.accept-confidence",
      "0.80",
      "from this confidence on a chunk is ready for export",
      s -> positive(s) && Double.parseDouble(s) <= 1),
  CONSENSUS_TARGET_ERROR(
      "shrutik.consensus.target-word-error",
      "0.05",
      "a chunk of three transcriptions asks for another only while more of its words are expected"
          + " to be wrong; of more, in proportion",
      s -> s.equals("0") || (positive(s) && Double.parseDouble(s) <= 1)),
  CONSENT_MODE(
      "shrutik.consent.mode",
      "ask",
      "off: nobody is asked; ask: the site's pages ask before the first recording; require: no"
          + " recording session without consent",
      s -> s.equals("off") || s.equals("ask") || s.equals("require")),
  CONSENT_MINIMUM_AGE(
      "shrutik.consent.minimum-age",
      "18",
      "from this age on a person agrees for itself",
      Settings::positive),
  REVIEW_ESCALATION_FAILURES(
      "shrutik.review.escalation-failures",
      "3",
      "a chunk whose consensus came short so often waits for a reviewer",
      Settings::positive),
  NOTIFICATION_DIGEST_SECONDS(
      "shrutik.notification.digest-seconds",
      "86400",
      "who wants one mail for all news gets it at most so often",
      Settings::positive),
  NOTIFICATION_SWEEP_SECONDS(
      "shrutik.notification.sweep-seconds",
      "60",
      "how often is looked for such mails that are due",
      Settings::positive),
  NOTIFICATION_KEPT_DAYS(
      "shrutik.notification.kept-days",
      "180",
      "how long notifications are kept",
      Settings::positive),
  MACHINE_MODELS_DIR(
      "shrutik.machine.models-dir",
      "",
      "folder of speech models, each in a folder of its own; empty: machine/models in the data"
          + " folder",
      s -> true,
      "MODEL_DIR"),
  MACHINE_MODEL_ALIASES(
      "shrutik.machine.model-aliases",
      "",
      "other names of models: tiny=model-a|model-b,base=model-c; tiny, base, small, medium, large"
          + " and large-v3 stand for all models where nothing else is said",
      s -> s.isBlank() || s.matches("([^=,]+=[^=,]+)(,[^=,]+=[^=,]+)*")),
  MACHINE_MODEL_LANGUAGES(
      "shrutik.machine.model-languages",
      "",
      "languages of models whose name does not tell: model-a=bn,model-b=en",
      s -> s.isBlank() || s.matches("([^=,]+=[a-z]{2,3})(,\\s*[^=,]+=[a-z]{2,3})*")),
  MACHINE_MODEL(
      "shrutik.machine.model", "base", "model of a job that names none", s -> !s.isBlank()),
  MACHINE_LANGUAGE(
      "shrutik.machine.language",
      "auto",
      "language of a job that names none; auto: the one whose model fits best",
      s -> s.matches("auto|[a-z]{2,3}"),
      "WHISPER_LANGUAGE"),
  MACHINE_WORKERS(
      "shrutik.machine.workers",
      "2",
      "machine transcriptions at the same time on a node, each a process; an administrator can"
          + " change it while the server runs",
      Settings::positive,
      "MAX_CONCURRENT_JOBS"),
  MACHINE_WORKER_MEMORY_MB(
      "shrutik.machine.worker-memory-mb",
      "4096",
      "a recogniser that takes more memory, with its model, is ended",
      Settings::positive),
  MACHINE_LOAD_SECONDS(
      "shrutik.machine.load-seconds",
      "120",
      "time that a recogniser may take to load its model",
      Settings::positive),
  MACHINE_ANSWER_SECONDS(
      "shrutik.machine.answer-seconds",
      "30",
      "a recogniser that says nothing for so long is ended",
      Settings::positive),
  MACHINE_IDLE_SECONDS(
      "shrutik.machine.idle-seconds",
      "300",
      "a recogniser without work is let go after this time",
      Settings::positive),
  MACHINE_JOB_SECONDS(
      "shrutik.machine.job-seconds",
      "0",
      "longest time of one attempt of a machine transcription; 0: no limit",
      s -> s.equals("0") || positive(s),
      "WHISPER_TIMEOUT_SECONDS",
      "task_time_limit"),
  MACHINE_MAX_BYTES(
      "shrutik.machine.max-bytes",
      "2147483648",
      "largest file of a machine transcription, counted while it streams",
      Settings::positive,
      "MAX_UPLOAD_SIZE"),
  MACHINE_MAX_SECONDS(
      "shrutik.machine.max-seconds",
      "21600",
      "longest sound of a machine transcription",
      Settings::positive),
  MACHINE_OBJECT_MAX_BYTES(
      "shrutik.machine.object-max-bytes",
      "104857600",
      "largest file that a client may put into storage by a signed address",
      Settings::positive,
      "max_size_mb"),
  MACHINE_OBJECT_SECONDS(
      "shrutik.machine.object-seconds",
      "3600",
      "how long a signed address for a file can be used",
      Settings::positive),
  MACHINE_OBJECT_EXTENSIONS(
      "shrutik.machine.object-extensions",
      "mp3,wav,flac,mp4,m4a,aac,ogg,opus,webm",
      "endings of files for which a signed address is given",
      s -> s.matches("[A-Za-z0-9]+(,[A-Za-z0-9]+)*"),
      "allowed_audio_extensions"),
  MACHINE_CLEANUP_ENABLED(
      "shrutik.machine.cleanup-enabled",
      "true",
      "whether machine transcriptions are removed after a time; an administrator can change it"
          + " while the server runs",
      Settings::isBoolean,
      "CLEANUP_ENABLED"),
  MACHINE_CLEANUP_DAYS(
      "shrutik.machine.cleanup-days",
      "30",
      "days for which an ended machine transcription is kept; an administrator can change it while"
          + " the server runs",
      Settings::positive,
      "CLEANUP_DAYS"),
  MACHINE_CLEANUP_SECONDS(
      "shrutik.machine.cleanup-seconds",
      "3600",
      "how often outdated machine transcriptions are looked for",
      Settings::positive,
      "CLEANUP_INTERVAL_SECONDS"),
  MACHINE_VAD(
      "shrutik.machine.vad",
      "true",
      "whether silences are left out before speech is recognised",
      Settings::isBoolean,
      "vad_filter"),
  MACHINE_VAD_SILENCE_MILLIS(
      "shrutik.machine.vad-silence-millis",
      "500",
      "a silence of this length is left out",
      Settings::positive,
      "vad_min_silence_duration_ms"),
  TASK_MAX_ATTEMPTS(
      "shrutik.task.max-attempts",
      "3",
      "a task that failed so often is dead",
      Settings::positive,
      "JOB_MAX_RETRIES"),
  TASK_RETRY_SECONDS(
      "shrutik.task.retry-seconds",
      "60",
      "pause before the second attempt; grows with each, at most 300",
      Settings::positive,
      "JOB_RETRY_DELAY"),
  TASK_LEASE_SECONDS(
      "shrutik.task.lease-seconds",
      "900",
      "a task held longer than this is given to another worker",
      Settings::positive),
  TASK_SWEEP_SECONDS(
      "shrutik.task.sweep-seconds", "5", "how often lost tasks are looked for", Settings::positive),
  LOG_FORMAT(
      "shrutik.log.format",
      "plain",
      "plain: as the server writes; json: one object a line, from the start of the application on",
      s -> s.equals("plain") || s.equals("json"),
      "LOG_FORMAT"),
  LOG_LEVEL(
      "shrutik.log.level",
      "info",
      "the least that the application logs: debug, info, warning or error",
      s -> LogLevel.of(s).isPresent(),
      "LOG_LEVEL"),
  BROKER_HOST("shrutik.broker.host", "127.0.0.1", "host of the Artemis broker", s -> true),
  BROKER_PORT("shrutik.broker.port", "61616", "port of the Artemis broker", Settings::positive),
  DATABASE_URL(
      "shrutik.database.url",
      "jdbc:postgresql://127.0.0.1:5432/shrutik",
      "JDBC address of PostgreSQL",
      s -> s.startsWith("jdbc:postgresql:")),
  DATABASE_USER("shrutik.database.user", "shrutik", "database user", s -> true),
  DATABASE_PASSWORD("shrutik.database.password", "", "database password", s -> true),
  DATASET_SECRET_FILE(
      "shrutik.release.secret-file",
      "",
      "file whose content keys the pseudonyms of speakers in releases",
      s -> true),
  DATASET_EXPIRY_DAYS(
      "shrutik.dataset.expiry-days",
      "7",
      "days for which a release is offered for download",
      Settings::positive),
  DATASET_DOWNLOADS_PER_DAY(
      "shrutik.dataset.downloads-per-day",
      "5",
      "archives a developer may begin to fetch on one day (UTC); operators have no limit",
      Settings::positive),
  DATASET_BATCH_LEAST_OPERATOR(
      "shrutik.dataset.batch-least-operator",
      "10",
      "an operator's batch of fewer chunks must be forced",
      Settings::positive),
  DATASET_BATCH_LEAST_DEVELOPER(
      "shrutik.dataset.batch-least-developer",
      "50",
      "a developer's batch has at least so many chunks",
      Settings::positive),
  LIMIT_ENABLED(
      "shrutik.limit.enabled", "true", "whether rate limits are kept", Settings::isBoolean),
  LIMIT_ANONYMOUS(
      "shrutik.limit.anonymous", "60", "requests a minute without login", Settings::positive),
  LIMIT_USER("shrutik.limit.user", "300", "requests a minute of a person", Settings::positive),
  LIMIT_SWORIK(
      "shrutik.limit.sworik-developer",
      "2000",
      "requests a minute of a Sworik developer",
      Settings::positive),
  LIMIT_ADMIN(
      "shrutik.limit.admin", "1000", "requests a minute of an administrator", Settings::positive),
  LIMIT_LOGIN("shrutik.limit.login", "10", "logins a minute from an address", Settings::positive),
  LIMIT_REGISTER(
      "shrutik.limit.register",
      "20",
      "accounts opened a minute from an address",
      Settings::positive),
  LIMIT_PASSWORD_RESET(
      "shrutik.limit.password-reset",
      "5",
      "forgotten passwords asked for or replaced a minute from an address",
      Settings::positive),
  LIMIT_UPLOAD("shrutik.limit.upload", "20", "uploads a minute of a person", Settings::positive),
  LIMIT_SUBMIT(
      "shrutik.limit.submit", "100", "submissions a minute of a person", Settings::positive),
  LIMIT_AUDIO("shrutik.limit.audio", "10", "chunks heard a second by a person", Settings::positive);

  private final String key;
  private final String fallback;
  private final String meaning;
  private final Predicate<String> valid;
  private final List<String> aliases;

  Settings(
      String key, String fallback, String meaning, Predicate<String> valid, String... aliases) {
    this.key = key;
    this.fallback = fallback;
    this.meaning = meaning;
    this.valid = valid;
    this.aliases = List.of(aliases);
  }

  public String key() {
    return key;
  }

  public String fallback() {
    return fallback;
  }

  public String meaning() {
    return meaning;
  }

  /** Names of environment variables that are asked where the key itself is absent. */
  public List<String> aliases() {
    return aliases;
  }

  /** The value in force: the key's, else an alias's, else the default. */
  public String value() {
    Config config = ConfigProvider.getConfig();
    return config
        .getOptionalValue(key, String.class)
        .or(
            () ->
                aliases.stream()
                    .flatMap(
                        alias ->
                            config.getOptionalValue(alias, String.class).stream()
                                .map(value -> translated(alias, value.strip())))
                    .findFirst())
        .map(String::strip)
        .orElse(fallback);
  }

  /** Where the value in force comes from: a source of the configuration, or {@code default}. */
  public String source() {
    Config config = ConfigProvider.getConfig();
    return Stream.concat(Stream.of(key), aliases.stream())
        .map(config::getConfigValue)
        .filter(found -> found.getValue() != null)
        .map(ConfigValue::getSourceName)
        .findFirst()
        .orElse("default");
  }

  /** Whether the value is for nobody's eyes. */
  public boolean isSecret() {
    return key.endsWith("password");
  }

  /** What an older name's value is called here. */
  private static String translated(String alias, String value) {
    if (alias.equals("USE_CELERY")) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "true" -> "async";
        case "false" -> "sync";
        default -> value;
      };
    }
    if (alias.equals("max_size_mb") && value.matches("\\d{1,6}")) {
      return String.valueOf(Long.parseLong(value) << 20);
    }
    return value;
  }

  /** The value, or nothing where it is empty. */
  public Optional<String> text() {
    return Optional.of(value()).filter(s -> !s.isEmpty());
  }

  public int asInt() {
    return Integer.parseInt(value());
  }

  public long asLong() {
    return Long.parseLong(value());
  }

  public double asDouble() {
    return Double.parseDouble(value());
  }

  public boolean asBoolean() {
    return Boolean.parseBoolean(value());
  }

  public Path asPath() {
    return Path.of(value()).toAbsolutePath().normalize();
  }

  /** All settings whose value cannot be used, each with the reason; empty when all is well. */
  public static List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Settings setting : values()) {
      String value = setting.value();
      if (!setting.valid.test(value)) {
        faults.add(setting.key + "=" + value + " is not usable: " + setting.meaning);
      }
    }
    return faults;
  }

  private static boolean positive(String s) {
    try {
      return Double.parseDouble(s) > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isAddressRanges(String s) {
    try {
      AddressRange.parseAll(s);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isBoolean(String s) {
    return s.equals("true") || s.equals("false");
  }
}
