/** Durable work as administrators see it over HTTP. */
package org.shrutik.web.task;
