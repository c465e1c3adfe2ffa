/** Reports of what is harmful or wrong. */
package org.shrutik.web.report;
