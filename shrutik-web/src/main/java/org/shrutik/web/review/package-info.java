/** Reviews over HTTP. */
package org.shrutik.web.review;
