/**
 * Where audio and releases are kept. Objects are immutable; they appear whole or not at all
 * (written aside, forced to disk, renamed). The row that names an object is written after it.
 */
package org.shrutik.storage;
