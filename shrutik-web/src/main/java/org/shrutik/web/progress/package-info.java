/** What people gave and what there is. */
package org.shrutik.web.progress;
