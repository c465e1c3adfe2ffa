/**
 * Chunks: the pieces of a recording that people transcribe.
 *
 * <p>What must stay true: chunks of a recording are written once, together, in order; their files
 * are on disk before their rows; a chunk knows how many people transcribed it and whether it wants
 * more.
 */
package org.shrutik.chunk;
