/** Figures of the site over HTTP. */
package org.shrutik.web.statistics;
