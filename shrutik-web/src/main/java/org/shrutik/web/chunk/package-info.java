/** Chunks and their audio over HTTP. */
package org.shrutik.web.chunk;
