/** To be described. */
package org.shrutik.launcher;
