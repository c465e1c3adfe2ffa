/** Texts that people read aloud. A script that was recorded is never deleted. */
package org.shrutik.script;
