/**
 * Speech recognition in child JVMs. The native code of a recogniser aborts its process on many an
 * ordinary mistake, so no class of the server may touch it: a pool of supervised workers, each with
 * one model, is spoken to over pipes. A worker that dies, hangs or grows too large costs one
 * attempt of one job. Knows nothing of jobs, people or HTTP.
 */
package org.shrutik.recogniser;
