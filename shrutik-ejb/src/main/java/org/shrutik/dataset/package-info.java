/**
 * Releases: what was asked for, what went in, and the archive that is handed out.
 *
 * <p>What must stay true: a request freezes its selection in one statement, and nothing that
 * happens later changes the release; the same filter on the same data gives the same bytes, with no
 * clock and no identity of the request inside; the archive is stored under its own SHA-256 before
 * the row says so; a speaker, once drawn into a split, never leaves it; a release reads only, it
 * never deletes or changes what was recorded or transcribed.
 */
package org.shrutik.dataset;
