/**
 * Transcriptions: which chunks a person is asked to hear, and what they wrote.
 *
 * <p>What must stay true: nobody transcribes their own recording; one transcription per person and
 * chunk; what a person wrote and how they rated it is kept verbatim and never overwritten.
 */
package org.shrutik.transcription;
