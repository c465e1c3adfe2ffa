/**
 * Recordings: the session that asks for one, the upload, its progress.
 *
 * <p>What must stay true: the original is kept untouched and on disk before its row is written; a
 * session holds at most one recording; what the client claims is kept as a claim and never
 * believed.
 */
package org.shrutik.recording;
