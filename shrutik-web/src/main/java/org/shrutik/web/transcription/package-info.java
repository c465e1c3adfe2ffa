/** Transcription tasks, submissions and skips over HTTP. */
package org.shrutik.web.transcription;
