/** Recording sessions, uploads and progress over HTTP. */
package org.shrutik.web.recording;
