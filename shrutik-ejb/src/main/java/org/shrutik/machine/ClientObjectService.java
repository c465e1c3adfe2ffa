package org.shrutik.machine;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shrutik.FieldIssue;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.OpenToAll;
import org.shrutik.account.Permission;
import org.shrutik.config.Settings;

/** Files that clients put into storage themselves. */
@Stateless
public class ClientObjectService {
  private static final Pattern TYPE = Pattern.compile("(audio|video)/[A-Za-z0-9.+-]{1,60}");
  private static final Pattern ID = Pattern.compile("(?:^|/)([0-9a-f]{32})(?:[?#].*)?$");

  @Inject private MachineJobRepository jobs;
  @Inject private Clock clock;

  /**
   * Makes room for a file.
   *
   * @throws ShrutikException VALIDATION_ERROR with everything that is wrong about it
   */
  public ClientObject announce(Caller caller, String filename, String contentType, Long sizeBytes) {
    caller.require(Permission.USE_MACHINE);
    List<FieldIssue> issues = new ArrayList<>();
    String name = name(filename, issues);
    List<String> endings =
        Arrays.asList(
            Settings.MACHINE_OBJECT_EXTENSIONS.value().toLowerCase(Locale.ROOT).split(",", -1));
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (issues.isEmpty() && !endings.contains(ending)) {
      issues.add(new FieldIssue("filename", "must end in one of " + String.join(", ", endings)));
    }
    if (contentType == null || !TYPE.matcher(contentType).matches()) {
      issues.add(new FieldIssue("content_type", "must be a type of audio, such as audio/wav"));
    }
    long most = Settings.MACHINE_OBJECT_MAX_BYTES.asLong();
    if (sizeBytes == null || sizeBytes < 1 || sizeBytes > most) {
      issues.add(new FieldIssue("file_size", "must be from 1 to " + most + " bytes"));
    }
    if (!issues.isEmpty()) {
      throw ShrutikException.invalid(issues);
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    return jobs.add(
        new ClientObject(
            caller.userId(),
            name,
            contentType,
            sizeBytes,
            now,
            now.plusSeconds(Settings.MACHINE_OBJECT_SECONDS.asLong())));
  }

  private static String name(String filename, List<FieldIssue> issues) {
    try {
      return JobIntake.requireName("filename", filename);
    } catch (ShrutikException e) {
      issues.addAll(e.issues());
      return "";
    }
  }

  /** The object of an address whose signature was found good. */
  @OpenToAll("the address itself is signed, for one object and a time")
  public Optional<ClientObject> ofAddress(String id) {
    return jobs.object(id);
  }

  /**
   * The caller's object that an address or a filename means.
   *
   * @param url the address that was given for it, with or without its signature; may be absent
   * @throws ShrutikException RESOURCE_NOT_FOUND, also for another's
   */
  public ClientObject own(Caller caller, String url, String filename) {
    caller.require(Permission.USE_MACHINE);
    if (url == null || url.isBlank()) {
      JobIntake.requireName("filename", filename);
    }
    Optional<ClientObject> object =
        Optional.ofNullable(url)
            .map(ID::matcher)
            .filter(java.util.regex.Matcher::find)
            .flatMap(found -> jobs.object(found.group(1)))
            .or(
                () ->
                    url == null || url.isBlank()
                        ? jobs.latestObject(caller.userId(), filename)
                        : Optional.empty());
    return object
        .filter(o -> o.getUserId() == caller.userId())
        .orElseThrow(
            () -> ShrutikException.notFound("object", url == null ? filename : "of this address"));
  }
}
