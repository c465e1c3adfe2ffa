/**
 * Durable work. The {@code Task} row is the truth and the JMS message is only a bell: the row is
 * written in the transaction of the fact it follows from, the bell rings after the commit, a worker
 * claims the row with a lease, and a sweeper rings again for rows whose bell or worker was lost. A
 * lost message makes work late, never lost.
 */
package org.shrutik.task;
