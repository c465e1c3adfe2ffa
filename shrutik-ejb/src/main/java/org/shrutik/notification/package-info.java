/**
 * What people are told outside of the interface: e-mail.
 *
 * <p>What must stay true: a message is a row written in the transaction of the fact it tells of and
 * a durable task, so a mail server that is down makes mail late, not lost; its text, which may hold
 * a token, is erased once it is sent and never written to a log.
 */
package org.shrutik.notification;
