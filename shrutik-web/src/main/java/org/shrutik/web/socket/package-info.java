/**
 * Live news over WebSocket and Server-Sent Events. What must stay true: whoever is slow, or never
 * reads, is left behind and delays nobody; what was not delivered is still in the database; nobody
 * stays connected longer than their token lives.
 */
package org.shrutik.web.socket;
