package org.shrutik.notification;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.shrutik.Page;
import org.shrutik.PageRequest;
import org.shrutik.ShrutikException;
import org.shrutik.account.Caller;
import org.shrutik.account.Permission;
import org.shrutik.account.Role;
import org.shrutik.account.User;
import org.shrutik.account.UserRepository;

/** Telling people, and what they were told. */
@Stateless
public class NotificationService {
  private static final int SNAPSHOT = 20;

  @Inject private NotificationRepository notifications;
  @Inject private NotificationMail mail;
  @Inject private UserRepository users;
  @Inject private Clock clock;

  /** A piece of news in its reader's words. */
  public record View(Notification notification, NotificationText text) {}

  /**
   * Tells people as part of the caller's transaction: the news is kept, live connections of any
   * node hear of it at the commit, and mail goes out to who wants it at once. The same event is
   * told to a person once.
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void tell(Collection<Integer> userIds, News news) {
    Set<Integer> people = new HashSet<>(userIds);
    if (!people.isEmpty()) {
      OffsetDateTime now = OffsetDateTime.now(clock);
      mail.sendAtOnce(notifications.findAll(notifications.add(people, news, now)), now);
    }
  }

  /** Tells everybody who has a permission. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void tellStaff(Permission permission, Collection<Integer> but, News news) {
    List<Role> roles =
        Arrays.stream(Role.values()).filter(role -> role.permits(permission)).toList();
    Set<Integer> people = new HashSet<>(notifications.peopleIn(roles));
    people.removeAll(but);
    tell(people, news);
  }

  /** What the caller was told, newest first. */
  public Page<View> list(Caller caller, boolean unreadOnly, PageRequest request) {
    caller.require(Permission.VIEW_OWN_DATA);
    String language = language(caller.userId());
    return notifications
        .page(caller.userId(), unreadOnly, request)
        .map(notification -> view(notification, language));
  }

  public long unread(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    return notifications.unread(caller.userId());
  }

  /**
   * The caller has read it; returns how many are unread now.
   *
   * @throws ShrutikException RESOURCE_NOT_FOUND also for what others were told
   */
  public long read(Caller caller, long id) {
    caller.require(Permission.VIEW_OWN_DATA);
    notifications
        .find(id)
        .filter(n -> n.getUserId() == caller.userId())
        .orElseThrow(() -> ShrutikException.notFound("notification", id))
        .read(OffsetDateTime.now(clock));
    notifications.tellOfReading(caller.userId());
    return notifications.unread(caller.userId());
  }

  /** The caller has read everything. */
  public void readAll(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    notifications.readAll(caller.userId(), OffsetDateTime.now(clock));
    notifications.tellOfReading(caller.userId());
  }

  /**
   * What somebody who connects is shown first.
   *
   * @param newest unread, newest first
   */
  public record Snapshot(long unread, List<View> newest) {}

  public Snapshot snapshot(Caller caller) {
    caller.require(Permission.VIEW_OWN_DATA);
    PageRequest first = new PageRequest(0, SNAPSHOT, java.util.OptionalLong.empty());
    return new Snapshot(notifications.unread(caller.userId()), list(caller, true, first).items());
  }

  /** News for live connections, with how many each reader has not read; by the application. */
  public List<Told> told(Collection<Long> ids) {
    return notifications.findAll(ids).stream()
        .map(n -> new Told(view(n, language(n.getUserId())), notifications.unread(n.getUserId())))
        .toList();
  }

  /** A piece of news and how many its reader has not read. */
  public record Told(View view, long unread) {}

  /** How many somebody has not read; by the application. */
  public long unreadOf(int userId) {
    return notifications.unread(userId);
  }

  /** Throws away what is older, and tickets that are over; returns how many. */
  public int forget(OffsetDateTime before, OffsetDateTime now) {
    return notifications.deleteBefore(before) + notifications.deleteTickets(now);
  }

  private static View view(Notification notification, String language) {
    return new View(
        notification,
        NotificationText.of(notification.getKind(), notification.getData(), language));
  }

  private String language(int userId) {
    return users.find(userId).map(User::getPreferredLanguage).orElse(null);
  }
}
