/** The agreed text and its recalculation over HTTP. */
package org.shrutik.web.consensus;
