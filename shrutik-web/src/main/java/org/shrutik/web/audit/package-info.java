/** Who did what, over HTTP. */
package org.shrutik.web.audit;
