/** Shrutik: communities record speech, transcribe it together and release datasets. */
package org.shrutik;
