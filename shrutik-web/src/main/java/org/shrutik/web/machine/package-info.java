/**
 * Machine transcription over HTTP and sockets, in the forms of the two services whose clients are
 * to work here: jobs with uploads, and jobs on objects that were put into storage before.
 */
package org.shrutik.web.machine;
