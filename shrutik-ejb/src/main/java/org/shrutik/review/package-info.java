/**
 * The word of a reviewer on a transcription. It changes what is released, never what was written.
 */
package org.shrutik.review;
