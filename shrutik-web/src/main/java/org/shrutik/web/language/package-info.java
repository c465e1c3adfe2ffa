/** Languages over HTTP. */
package org.shrutik.web.language;
